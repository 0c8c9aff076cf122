import { useId } from 'preact/hooks';
import { formatNumber } from '../format.ts';
import { Chart, percent } from './chart.tsx';
import { Hatch, type Look } from './marks.tsx';
import type { ChartNumbers } from './with-numbers.tsx';

export type BarPart = { id: string; name: string; count: number; look: Look };

/** The narrowest place of a bar, in px; a part that cannot hold its number there is drawn without it. */
const narrowest = 280;
const wide = 8.5;

const fits = (text: string, share: number) => share * narrowest > text.length * wide + 8;

/** The parts of a whole side by side, each below its number where that fits. */
export function SplitBar({ name, parts }: { name: string; parts: readonly BarPart[] }) {
  const hatch = `hatch-${useId()}`;
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  let from = 0;
  return (
    <Chart name={name} height={50} look="split-bar">
      <Hatch id={hatch} />
      {parts
        .filter(({ count }) => count > 0)
        .map(({ id, count, look }) => {
          const [start, share] = [from, count / total];
          from += share;
          const text = formatNumber(count);
          return (
            <g key={id} class={`part part-${look}`}>
              <rect
                x={percent(start)}
                width={percent(share)}
                y="20"
                height="28"
                {...(look === 'none' ? { fill: `url(#${hatch})` } : {})}
              />
              {fits(text, share) && (
                <text class="label" x={percent(start)} y="13">
                  {text}
                </text>
              )}
            </g>
          );
        })}
    </Chart>
  );
}

/** The numbers of a split bar. */
export const partNumbers = (caption: string, parts: readonly BarPart[]): ChartNumbers => ({
  caption,
  head: ['Del', 'Antal'],
  rows: parts.map(({ name, count }) => [name, formatNumber(count)]),
});
