import type { Cohort } from '../../../functions/domain/measure/window.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { CountBarChart } from '../../ui/chart/count-bar.tsx';
import { DotIntervalChart, fewestForBar } from '../../ui/chart/dot-interval.tsx';
import { Key } from '../../ui/chart/key.tsx';
import { BeforeMark, NowMark } from '../../ui/chart/marks.tsx';
import { formatNumber, formatShare } from '../../ui/format.ts';
import { countBeside, shareIsOver } from '../measure/beside.ts';
import { changeOf, changeText } from '../measure/change.ts';
import { cohortText } from '../measure/cohort.tsx';
import { missingOf } from '../measure/missing.tsx';
import { measurePath, membersPath } from '../members/list-paths.ts';
import type { Shown } from './order.ts';

type TableProps = {
  shown: readonly Shown[];
  before: readonly MeasureResult[];
  cohorts: readonly Cohort[];
  year: number;
};

type RowProps = Shown & {
  before: MeasureResult | undefined;
  cohort: Cohort | undefined;
  year: number;
  /** The largest count of the column. */
  most: number;
};

/** All measures, a row each, over one axis. */
export function MeasureTable({ shown, before, cohorts, year }: TableProps) {
  const last = (id: string) => before.find((one) => one.id === id);
  const most = Math.max(
    1,
    ...shown.flatMap(({ result }) => [result.count ?? 0, last(result.id)?.count ?? 0]),
  );
  return (
    <section class="card" aria-labelledby="all-measures">
      <header class="row">
        <h2 id="all-measures">Alla mått</h2>
        <Key
          entries={[
            { mark: <NowMark at={0.5} y={8} />, text: `${year}, med osäkerhet` },
            { mark: <BeforeMark at={0.5} y={8} />, text: String(year - 1) },
          ]}
        />
      </header>
      {/* biome-ignore-start lint/a11y/noRedundantRoles: kept when CSS turns the table into cards */}
      <table class="measures" role="table" aria-labelledby="all-measures">
        <thead role="rowgroup">
          <tr role="row">
            {['Mått', 'I år', 'Antal', '0–100 %', 'Mot i fjol', 'Saknas'].map((heading, index) => (
              <th
                key={heading}
                role="columnheader"
                scope="col"
                class={[1, 2, 4].includes(index) ? 'numeric' : ''}
              >
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((one) => (
            <Row
              key={one.measure.id}
              {...one}
              before={last(one.measure.id)}
              cohort={cohorts.find(({ id }) => id === one.measure.id)}
              year={year}
              most={most}
            />
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: as above */}
    </section>
  );
}

function Row(props: RowProps) {
  const { measure, result, before, cohort, year } = props;
  const name = (
    // biome-ignore lint/a11y/noRedundantRoles: kept when CSS turns the table into cards
    <th role="rowheader" scope="row">
      <a href={measurePath(year, measure.id)}>
        <span class="measure-id">{measure.id}</span> {measure.name}
      </a>
    </th>
  );
  if (result.status === 'not-yet-reported')
    return (
      // biome-ignore lint/a11y/noRedundantRoles: as above
      <tr role="row" class="measure-later" data-measure={measure.id}>
        {name}
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <td role="cell" colSpan={5} class="quiet">
          Redovisas första gången {result.firstReportYear}
          {cohort && ` · behandlade ${cohort.treatmentYear}: ${cohortText(cohort)}`}
        </td>
      </tr>
    );
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <tr role="row" data-measure={measure.id}>
      {name}
      <Value {...props} />
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <td role="cell" class="measure-chart">
        <RowChart {...props} />
      </td>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <td role="cell" class="numeric measure-change">
        {changeText(changeOf(result, before))}
      </td>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <td role="cell">
        <RowMissing {...props} />
      </td>
    </tr>
  );
}

function Value({ measure, result, year }: RowProps) {
  const { count, numerator = 0, denominator = 0, share, withheld } = result;
  const page = measurePath(year, measure.id);
  const patients = measure.counted && countBeside(result, measure.counted.patients);
  const whole = membersPath(year, measure.id, { landed: 'denominator' });
  const over = shareIsOver(measure, result);
  return (
    <>
      {/* biome-ignore lint/a11y/noRedundantRoles: kept when CSS turns the table into cards */}
      <td role="cell" class="numeric measure-value">
        {count !== undefined ? (
          <a href={page}>{formatNumber(count)}</a>
        ) : withheld ? (
          'visas inte än'
        ) : typeof share === 'number' && over >= fewestForBar ? (
          <a href={page}>{formatShare(share)}</a>
        ) : (
          '–'
        )}
      </td>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <td role="cell" class="numeric measure-of">
        {count !== undefined ? (
          patients !== undefined && <a href={whole}>{formatNumber(patients)} patienter</a>
        ) : withheld ? (
          <a href={whole}>{formatNumber(denominator)} patienter</a>
        ) : denominator === 0 && over === 0 ? (
          'ingen patient ännu'
        ) : (
          <>
            {measure.answersHidden ? (
              formatNumber(numerator)
            ) : (
              <a href={membersPath(year, measure.id, { landed: 'numerator' })}>
                {formatNumber(numerator)}
                <span class="unseen">, visa dem som räknas</span>
              </a>
            )}{' '}
            av{' '}
            <a href={whole}>
              {formatNumber(over)}
              <span class="unseen">, visa alla</span>
            </a>
          </>
        )}
      </td>
    </>
  );
}

function RowChart({ measure, result, before, most }: RowProps) {
  const label = `${measure.id} ${measure.name}`;
  if (result.count !== undefined)
    return <CountBarChart label={label} count={result.count} before={before?.count} most={most} />;
  const { share, interval, withheld } = result;
  if (withheld || typeof share !== 'number' || shareIsOver(measure, result) < fewestForBar) return null;
  const beforeShare = (before?.denominator ?? 0) < fewestForBar ? undefined : before?.share;
  return <DotIntervalChart label={label} share={share} interval={interval} before={beforeShare} />;
}

function RowMissing({ measure, result, cohort, year }: RowProps) {
  const lines = missingOf(measure, result, cohort).flatMap((group) => group.lines);
  const [first, ...others] = lines;
  if (!first) return <span class="quiet small">inget saknas</span>;
  return (
    <a class="tag tag-link" href={membersPath(year, measure.id, first.query)}>
      {first.text}
      {others.length > 0 && ` +${others.length}`}
    </a>
  );
}
