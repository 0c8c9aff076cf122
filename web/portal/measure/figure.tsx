import { people } from '../../../functions/domain/measure/gap.ts';
import type { Measure } from '../../../functions/domain/measure/measure.ts';
import type { Cohort } from '../../../functions/domain/measure/window.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { DotIntervalChart, fewestForBar } from '../../ui/chart/dot-interval.tsx';
import { Key } from '../../ui/chart/key.tsx';
import { BeforeMark, NowMark } from '../../ui/chart/marks.tsx';
import { formatCount, formatInterval, formatNumber, formatShare, nbsp } from '../../ui/format.ts';
import { membersPath } from '../members/list-paths.ts';
import { usePlace } from '../session.ts';
import { countBeside, shareIsOver } from './beside.ts';
import { changeOf, changeText } from './change.ts';
import { CohortProgress } from './cohort.tsx';
import { groupsText } from './groups-text.ts';
import { yearText } from './year-text.ts';

export type FigureProps = {
  measure: Measure;
  result: MeasureResult;
  /** The result of the same measure the year before. */
  before: MeasureResult | undefined;
  year: number;
  cohort: Cohort | undefined;
};

/** A measure's number with its uncertainty; of a cohort, its progress. */
export function Figure(props: FigureProps) {
  const { measure, result, cohort } = props;
  if (result.status === 'not-yet-reported')
    return (
      <div class="stack">
        <p class="figure-word">Redovisas första gången {result.firstReportYear}</p>
        {cohort && <CohortProgress {...props} cohort={cohort} />}
      </div>
    );
  if (measure.kind === 'count') return <Count {...props} />;
  if (result.withheld) return <Withheld {...props} />;
  return (
    <div class="stack">
      {cohort && <CohortProgress {...props} cohort={cohort} />}
      <Share {...props} />
    </div>
  );
}

function Count({ measure, result, before, year }: FigureProps) {
  const { count = 0 } = result;
  const [one, several] = measure.counted?.nouns ?? people;
  const patients = measure.counted && countBeside(result, measure.counted.patients);
  return (
    <div class="stack-small">
      <p class="figure">
        {formatNumber(count)}{' '}
        <span class="figure-of">
          {count === 1 ? one : several}
          {patients !== undefined && <> hos {formatCount(patients, ...people)}</>}
        </span>
      </p>
      <Before measure={measure} result={result} before={before} year={year} />
    </div>
  );
}

function Withheld({ measure, result, year }: FigureProps) {
  return (
    <div class="stack-small">
      <p class="figure-word">Resultatet visas inte än</p>
      <Groups result={result} />
      <p>
        <a href={membersPath(year, measure.id, { landed: 'denominator' })}>
          {formatCount(result.denominator ?? 0, ...people)}
        </a>
      </p>
    </div>
  );
}

/** Says how the result of a measure of answers moves. */
export function Groups({ result }: Pick<FigureProps, 'result'>) {
  const text = groupsText(result, usePlace().session.today);
  return text ? <p class="small quiet">{text}</p> : null;
}

function Before({ measure, result, before, year }: Omit<FigureProps, 'cohort'>) {
  const { area } = usePlace();
  const change = changeOf(result, before);
  if (change === undefined || !before) return null;
  const was = before.count === undefined ? formatShare(before.share ?? 0) : formatNumber(before.count);
  return (
    <p class="small quiet">
      {changeText(change)}
      {measure.kind === 'share' && `${nbsp}procentenheter`} mot{' '}
      <a href={`/portal/measures/${year - 1}/${encodeURIComponent(measure.id)}`}>{was}</a>{' '}
      {yearText(area, year - 1)}
    </p>
  );
}

function Share({ measure, result, before, year, cohort }: FigureProps) {
  const { numerator = 0, denominator = 0, share, interval } = result;
  const over = shareIsOver(measure, result);
  if (typeof share !== 'number')
    return (
      <div class="stack-small">
        <p class="figure-word">Ingen patient ännu</p>
        <p class="small quiet">Andelen kan räknas när den första patienten hör till måttet.</p>
      </div>
    );
  const isSmall = over < fewestForBar;
  const isPreliminary = (cohort?.windowsOpen ?? 0) > 0;
  const of = `${formatNumber(numerator)} av ${formatNumber(over)}`;
  const beforeShare = (before?.denominator ?? 0) < fewestForBar ? undefined : before?.share;
  return (
    <div class="stack-small">
      <p class={isPreliminary ? 'figure-preliminary' : 'figure'}>
        {isSmall ? of : formatShare(share)}{' '}
        {!isSmall && (
          <span class="figure-of">
            {of}
            {over > denominator && ` visade svar; ${formatCount(denominator, ...people)}`}
          </span>
        )}
        {isPreliminary && <span class="tag">preliminär</span>}
      </p>
      {!isSmall && (
        <>
          <DotIntervalChart
            label={`${measure.id} ${measure.name}`}
            share={share}
            interval={interval}
            before={beforeShare}
          />
          <Key
            entries={[
              { mark: <NowMark at={0.5} y={8} />, text: `${year}, med osäkerhet` },
              ...(typeof beforeShare === 'number'
                ? [{ mark: <BeforeMark at={0.5} y={8} />, text: String(year - 1) }]
                : []),
            ]}
          />
        </>
      )}
      {interval && !isSmall && (
        <p class="small quiet">
          95{nbsp}% konfidensintervall {formatInterval(interval)}
        </p>
      )}
      <Before measure={measure} result={result} before={before} year={year} />
      <Groups result={result} />
    </div>
  );
}
