import { breakdownsOf, type Measure } from '../../../functions/domain/measure/measure.ts';
import { formatNumber } from '../../ui/format.ts';
import { membersPath } from '../members/list-paths.ts';
import { usePlace } from '../session.ts';
import { categoriesOf } from '../words.ts';
import { Bar } from './bar.tsx';

/** The distribution of a count, one small table a breakdown; empty categories are left out. */
export function Breakdowns({
  measure,
  counted,
  year,
}: {
  measure: Measure;
  counted: Record<string, Record<string, number>>;
  year: number;
}) {
  const { area } = usePlace();
  const { id } = measure;
  const filled = breakdownsOf(measure, area).flatMap((breakdown) => {
    const counts = counted[breakdown.id] ?? {};
    return Object.keys(counts).length > 0 ? [{ breakdown, counts }] : [];
  });
  if (filled.length === 0) return null;
  return (
    <details>
      <summary>Fördelningar</summary>
      <div class="breakdowns">
        {filled.map(({ breakdown, counts }) => {
          const { id: name, note } = breakdown;
          const most = Math.max(...Object.values(counts));
          const known = categoriesOf(area, breakdown);
          const rows = known.filter(({ value }) => counts[value]);
          const unknown = Object.keys(counts).filter((one) => !known.some(({ value }) => value === one));
          return (
            <div key={name}>
              <h4 id={`${id}-${name}`}>{breakdown.name}</h4>
              <dl class="bars" aria-labelledby={`${id}-${name}`}>
                {[...rows, ...unknown.map((value) => ({ value, text: value }))].map(({ value, text }) => (
                  <div key={value}>
                    <dt>{text}</dt>
                    <dd>
                      <Bar share={(counts[value] ?? 0) / most} />
                      <a class="numeric" href={membersPath(year, id, { part: `${name}.${value}` })}>
                        {formatNumber(counts[value] ?? 0)}
                        <span class="unseen"> {text.toLowerCase()}, visa patienterna</span>
                      </a>
                    </dd>
                  </div>
                ))}
              </dl>
              {note && <p class="small quiet">{note}</p>}
            </div>
          );
        })}
      </div>
    </details>
  );
}
