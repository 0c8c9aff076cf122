import { type Breakdown, breakdownsOf, type Measure } from '../../../functions/domain/measure/measure.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { CountBarChart } from '../../ui/chart/count-bar.tsx';
import { formatNumber } from '../../ui/format.ts';
import { membersPath } from '../members/list-paths.ts';
import { usePlace } from '../session.ts';
import { categoriesOf } from '../words.ts';

type BreakdownsProps = {
  measure: Measure;
  result: MeasureResult;
  before: MeasureResult | undefined;
  year: number;
};

/** The distributions of a count as bars, each with a mark at the year before; empty categories are left out. */
export function Breakdowns({ measure, result, before, year }: BreakdownsProps) {
  const { area } = usePlace();
  const filled = breakdownsOf(measure, area).filter(
    ({ id }) => Object.keys(result.breakdowns?.[id] ?? {}).length > 0,
  );
  if (filled.length === 0) return null;
  return (
    <div class="breakdowns">
      {filled.map((breakdown) => (
        <Bars
          key={breakdown.id}
          measure={measure}
          breakdown={breakdown}
          counts={result.breakdowns?.[breakdown.id] ?? {}}
          earlier={before?.breakdowns?.[breakdown.id]}
          year={year}
        />
      ))}
    </div>
  );
}

type Counts = Readonly<Record<string, number>>;
type BarsProps = {
  measure: Measure;
  breakdown: Breakdown;
  counts: Counts;
  earlier: Counts | undefined;
  year: number;
};

function Bars({ measure, breakdown, counts, earlier, year }: BarsProps) {
  const { area } = usePlace();
  const { id, name, note } = breakdown;
  const known = categoriesOf(area, breakdown);
  const unknown = Object.keys(counts).filter((one) => !known.some(({ value }) => value === one));
  const rows = [...known, ...unknown.map((value) => ({ value, text: value }))].filter(
    ({ value }) => counts[value],
  );
  const most = Math.max(...rows.flatMap(({ value }) => [counts[value] ?? 0, earlier?.[value] ?? 0]));
  const title = `${measure.id}-${id}`;
  return (
    <section class="card stack-small" aria-labelledby={title}>
      <h2 id={title}>{name}</h2>
      {earlier && <p class="small quiet">Strecket är året före.</p>}
      <dl class="bars">
        {rows.map(({ value, text }) => (
          <div key={value}>
            <dt>{text}</dt>
            <dd>
              <CountBarChart label={text} count={counts[value] ?? 0} before={earlier?.[value]} most={most} />
              <a class="numeric" href={membersPath(year, measure.id, { part: `${id}.${value}` })}>
                {formatNumber(counts[value] ?? 0)}
                <span class="unseen"> {text.toLowerCase()}, visa patienterna</span>
              </a>
              <span class="numeric quiet">
                {earlier && (
                  <>
                    <span class="unseen">året före </span>
                    {formatNumber(earlier[value] ?? 0)}
                  </>
                )}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {note && <p class="small quiet">{note}</p>}
    </section>
  );
}
