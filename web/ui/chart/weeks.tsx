import { scaleBand } from 'd3-scale';
import { stack } from 'd3-shape';
import { useId } from 'preact/hooks';
import { formatNumber } from '../format.ts';
import { Chart, percent } from './chart.tsx';
import { Hatch, type Look } from './marks.tsx';
import type { ChartNumbers } from './with-numbers.tsx';

export type WeekSeries = { id: string; name: string; look: Look };

/** One week: its ISO name, «2026-W22», and a count for each series. */
export type Week = { week: string; counts: Readonly<Record<string, number>> };

type WeeksProps = { name: string; series: readonly WeekSeries[]; weeks: readonly Week[] };

const plot = { top: 18, height: 92, names: 128 };

/** Weeks between two names below the columns. */
const named = 5;

/** «2026-W07» → «v 7». */
const weekText = (week: string): string => `v ${Number(week.slice(-2))}`;

/** A week a column, its parts above each other; the highest column carries its number. */
export function Weeks({ name, series, weeks }: WeeksProps) {
  const hatch = `hatch-${useId()}`;
  const totals = weeks.map(({ counts }) => series.reduce((sum, { id }) => sum + (counts[id] ?? 0), 0));
  const most = Math.max(1, ...totals);
  const x = scaleBand<number>()
    .domain(weeks.map((_, index) => index))
    .range([0, 1])
    .paddingInner(0.25);
  const y = (count: number) => plot.top + (1 - count / most) * plot.height;
  const stacked = stack<unknown, Week, string>()
    .keys(series.map(({ id }) => id))
    .value(({ counts }, id) => counts[id] ?? 0)([...weeks]);
  const at = (index: number) => (x(index) ?? 0) + x.bandwidth() / 2;
  const highest = totals.indexOf(most);
  return (
    <Chart name={name} height={136} look="weeks">
      <Hatch id={hatch} />
      {stacked.map((column) => {
        const look = series.find(({ id }) => id === column.key)?.look ?? 'now';
        return (
          <g key={column.key} class={`part part-${look}`}>
            {column.map(([low, high], index) =>
              high > low ? (
                <rect
                  key={weeks[index]?.week}
                  x={percent(x(index) ?? 0)}
                  width={percent(x.bandwidth())}
                  y={y(high)}
                  height={y(low) - y(high)}
                  {...(look === 'none' ? { fill: `url(#${hatch})` } : {})}
                />
              ) : null,
            )}
          </g>
        );
      })}
      <line class="axis" x1="0" x2="100%" y1={plot.top + plot.height} y2={plot.top + plot.height} />
      {highest >= 0 && (
        <text class="label" x={percent(at(highest))} y={y(most) - 5} text-anchor={anchorAt(at(highest))}>
          {formatNumber(most)}
        </text>
      )}
      {weeks.map(({ week }, index) =>
        (weeks.length - 1 - index) % named === 0 ? (
          <text
            key={week}
            class="tick"
            x={percent(at(index))}
            y={plot.names}
            text-anchor={anchorAt(at(index))}
          >
            {weekText(week)}
          </text>
        ) : null,
      )}
    </Chart>
  );
}

/** Text near an edge stays inside the drawing. */
export const anchorAt = (part: number): 'start' | 'middle' | 'end' =>
  part < 0.06 ? 'start' : part > 0.94 ? 'end' : 'middle';

/** The numbers of the columns. */
export const weekNumbers = (
  caption: string,
  series: readonly WeekSeries[],
  weeks: readonly Week[],
): ChartNumbers => ({
  caption,
  head: ['Vecka', ...series.map(({ name }) => name), 'Summa'],
  rows: weeks.map(({ week, counts }) => {
    const cells = series.map(({ id }) => counts[id] ?? 0);
    return [weekText(week), ...cells.map(formatNumber), formatNumber(cells.reduce((sum, n) => sum + n, 0))];
  }),
});
