import { formatNumber } from '../../ui/format.ts';
import { membersPath } from '../members/list-paths.ts';
import { usePlace } from '../session.ts';
import { breakdownName, categoriesOf } from '../words.ts';
import { Bar } from './bar.tsx';

/** How a count is spread, one small table each; categories with nobody are left out. */
export function Breakdowns({
  breakdowns,
  id,
  year,
}: {
  breakdowns: Record<string, Record<string, number>>;
  id: string;
  year: number;
}) {
  const { area } = usePlace();
  const filled = Object.entries(breakdowns).filter(([, counts]) => Object.keys(counts).length > 0);
  if (filled.length === 0) return null;
  return (
    <details>
      <summary>Fördelningar</summary>
      <div class="breakdowns">
        {filled.map(([name, counts]) => {
          const most = Math.max(...Object.values(counts));
          const known = categoriesOf(area, name);
          const rows = known.filter(({ value }) => counts[value]);
          const unknown = Object.keys(counts).filter((one) => !known.some(({ value }) => value === one));
          return (
            <div key={name}>
              <h4 id={`${id}-${name}`}>{breakdownName(name)}</h4>
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
              {name === 'surgery' && (
                <p class="small quiet">En operation av flera slag räknas i varje slag.</p>
              )}
            </div>
          );
        })}
      </div>
    </details>
  );
}
