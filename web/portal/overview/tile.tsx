import type { ComponentChildren } from 'preact';
import type { Measure } from '../../../functions/domain/measure/measure.ts';
import type { ResponseRate } from '../../../functions/domain/measure/occasion-response.ts';
import { shareOf } from '../../../functions/domain/measure/share.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { DotIntervalChart, fewestForBar } from '../../ui/chart/dot-interval.tsx';
import { formatChange, formatNumber, formatShare, nbsp } from '../../ui/format.ts';
import { rateBeside, shareIsOver } from '../measure/beside.ts';
import { changeOf } from '../measure/change.ts';
import { TrendLine, trendText } from '../measure/trend.tsx';
import { invitationsPath, measurePath } from '../members/list-paths.ts';

type TileProps = {
  measure: Measure;
  result: MeasureResult;
  before: MeasureResult | undefined;
  year: number;
};

type FaceProps = {
  title: string;
  href: string;
  figure: string;
  about: ComponentChildren;
  children: ComponentChildren;
};

function Face({ title, href, figure, about, children }: FaceProps) {
  return (
    <li class="card tile">
      <h3 class="tile-title">{title}</h3>
      <p class="figure numeric-line">
        <a href={href}>
          {figure}
          <span class="unseen"> {title}</span>
        </a>
      </p>
      <p class="small quiet">{about}</p>
      <div class="tile-chart">{children}</div>
    </li>
  );
}

/** «▲ 4,8 p.e. mot i fjol»: the shape says the way, and no colour judges it. */
function Change({ change }: { change: number | undefined }) {
  if (change === undefined) return null;
  return (
    <>
      <strong>
        {change !== 0 && (
          <svg class="swatch" width="10" height="9" aria-hidden="true">
            <path class="change" d={change > 0 ? 'M5 0 10 9H0z' : 'M5 9 0 0h10z'} />
          </svg>
        )}{' '}
        {formatChange(change)}
      </strong>
      {nbsp}p.e. mot i fjol ·{' '}
    </>
  );
}

/** A share as a tile: its number, its change, and its months as a line, or its interval where answers are hidden. */
export function Tile({ measure, result, before, year }: TileProps) {
  const { numerator = 0, denominator = 0, share, interval, withheld } = result;
  const over = shareIsOver(measure, result);
  const of = `${formatNumber(numerator)} av ${formatNumber(over)}`;
  const isSmall = over < fewestForBar;
  const shown = typeof share === 'number' && !withheld;
  const figure = !shown ? '–' : isSmall ? of : formatShare(share);
  return (
    <Face
      title={`${measure.id} ${measure.name}`}
      href={measurePath(year, measure.id)}
      figure={figure}
      about={
        withheld ? (
          'Resultatet visas inte än'
        ) : !shown ? (
          'Ingen patient ännu'
        ) : (
          <>
            {!isSmall && <Change change={changeOf(result, before)} />}
            {isSmall ? `${formatNumber(denominator)} patienter är för få för en andel` : of}
          </>
        )
      }
    >
      {!shown || isSmall ? null : measure.answersHidden ? (
        <DotIntervalChart
          label={`${measure.id} ${measure.name}`}
          share={share}
          interval={interval}
          before={before?.share}
        />
      ) : (
        <TrendLine measure={measure} result={result} before={before} year={year} />
      )}
    </Face>
  );
}

/** The response rate of a measure of answers as a tile, with the months' share of patients who have answered. */
export function RateTile(props: TileProps) {
  const { measure, result, before, year } = props;
  const asked = measure.beside.find((one) => one.kind === 'forms');
  const rate = asked && rateBeside(result, asked.id);
  if (!asked || !rate) return null;
  const shareText = ({ answered, sent }: ResponseRate) => shareOf(answered, sent);
  const [share, earlier] = [shareText(rate), before && rateBeside(before, asked.id)];
  const was = earlier && shareText(earlier);
  const change =
    share !== null && typeof was === 'number' ? Math.round((share - was) * 1000) / 10 : undefined;
  const { occasion, forms } = asked;
  return (
    <Face
      title={`${asked.name}, ${measure.id}`}
      href={invitationsPath(year - asked.yearsBefore, { occasion, forms: forms.join(','), state: 'sent' })}
      figure={share === null ? '–' : formatShare(share)}
      about={
        share === null ? (
          'Ingen enkät är skickad ännu'
        ) : (
          <>
            <Change change={change} />
            {formatNumber(rate.answered)} av {formatNumber(rate.sent)} skickade
          </>
        )
      }
    >
      <TrendLine {...props} />
      {result.months?.length ? <p class="small quiet">Linjen: {trendText(measure).toLowerCase()}</p> : null}
    </Face>
  );
}
