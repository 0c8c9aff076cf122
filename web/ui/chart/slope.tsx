import { scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { formatScore } from '../format.ts';
import { Chart, inside, percent } from './chart.tsx';
import { BeforeMark, NowMark } from './marks.tsx';
import type { ChartNumbers } from './with-numbers.tsx';

/** One score over the occasions, 0–100; null where it could not be computed. */
type SlopeLine = {
  id: string;
  name: string;
  scores: readonly (number | null)[];
  /** A part of the whole: drawn thin. */
  isPart?: boolean;
};

export type SlopeData = {
  /** The occasions in order of time: «Nybesök 2026-02-15». */
  occasions: readonly string[];
  lines: readonly SlopeLine[];
  /** The change that may be an error of measurement, drawn about the first score of the first line. */
  band?: { size: number; name: string } | undefined;
};

const plot = { top: 10, height: 150, left: 0.1, right: 0.62, names: 182 };
const apart = 16;

const yOf = (score: number) => plot.top + (1 - inside(score / 100)) * plot.height;

const pathOf = (xOf: (index: number) => number) =>
  line<number | null>()
    .defined((score) => score !== null)
    .x((_, index) => xOf(index) * 1000)
    .y((score) => yOf(score ?? 0));

/** Moves labels down, then up, until none stands on another. */
function spread(wanted: readonly number[]): number[] {
  const order = wanted.map((y, index) => ({ y, index })).sort((one, other) => one.y - other.y);
  const bottom = plot.top + plot.height + 4;
  order.forEach((one, place) => {
    const above = order[place - 1];
    if (above) one.y = Math.max(one.y, above.y + apart);
  });
  for (const [place, one] of order.toReversed().entries()) {
    const below = order[order.length - place];
    one.y = Math.min(one.y, below ? below.y - apart : bottom);
  }
  return wanted.map((_, index) => order.find((one) => one.index === index)?.y ?? 0);
}

/** «±18 mätfel» */
const bandText = ({ size, name }: NonNullable<SlopeData['band']>) => `±${formatScore(size)} ${name}`;

/** Scores from 0 to 100 over two or more occasions, each line with its name and its last score. */
export function Slope({ name, occasions, lines, band }: SlopeData & { name: string }) {
  const x = scalePoint<number>()
    .domain(occasions.map((_, index) => index))
    .range([plot.left, plot.right]);
  const xOf = (index: number) => x(index) ?? plot.left;
  const path = pathOf(xOf);
  const first = lines[0]?.scores.find((score) => score !== null);
  const ends = lines.map(({ scores }) => scores.findLast((score) => score !== null) ?? null);
  const labels = spread(ends.map((score) => yOf(score ?? 0) + 4));
  return (
    <Chart name={name} height={192} look="slope">
      {band && typeof first === 'number' && <Band around={first} band={band} />}
      {[0, 50, 100].map((tick) => (
        <g key={tick}>
          <line class="axis" x1={percent(plot.left)} x2={percent(plot.right)} y1={yOf(tick)} y2={yOf(tick)} />
          <text class="tick" x={percent(plot.left - 0.02)} y={yOf(tick) + 4} text-anchor="end">
            {tick}
          </text>
        </g>
      ))}
      <svg width="100%" height="192" viewBox="0 0 1000 192" preserveAspectRatio="none" aria-hidden="true">
        {lines.map(({ id, scores, isPart }) => (
          <path key={id} class={isPart ? 'line-now line-thin' : 'line-now'} d={path([...scores]) ?? ''} />
        ))}
      </svg>
      {lines.map(({ id, name: own, scores, isPart }, place) => (
        <g key={id}>
          {scores.map((score, index) =>
            score === null ? null : isPart ? (
              <BeforeMark key={occasions[index]} at={xOf(index)} y={yOf(score)} />
            ) : (
              <NowMark key={occasions[index]} at={xOf(index)} y={yOf(score)} />
            ),
          )}
          {ends[place] !== null && (
            <text
              class={isPart ? 'label-before' : 'label-now'}
              x={percent(plot.right + 0.03)}
              y={labels[place]}
            >
              {formatScore(ends[place] ?? 0)} {own}
            </text>
          )}
        </g>
      ))}
      {occasions.map((occasion, index) => (
        <text
          key={occasion}
          class="tick"
          x={percent(xOf(index))}
          y={plot.names}
          text-anchor={index === 0 ? 'start' : 'middle'}
        >
          {occasion}
        </text>
      ))}
    </Chart>
  );
}

function Band({ around, band }: { around: number; band: NonNullable<SlopeData['band']> }) {
  const [top, bottom] = [yOf(around + band.size), yOf(around - band.size)];
  return (
    <g>
      <rect
        class="band"
        x={percent(plot.left)}
        width={percent(plot.right - plot.left)}
        y={top}
        height={bottom - top}
      />
      <text class="label-band" x={percent(plot.left + 0.02)} y={bottom - 5}>
        {bandText(band)}
      </text>
    </g>
  );
}

/** The numbers of the lines, a row a score. */
export const slopeNumbers = (caption: string, { occasions, lines, band }: SlopeData): ChartNumbers => ({
  caption,
  head: ['Skala', ...occasions],
  rows: [
    ...lines.map(({ name, scores }) => [
      name,
      ...scores.map((score) => (score === null ? '–' : formatScore(score))),
    ]),
    ...(band ? [[bandText(band), ...occasions.map(() => '')]] : []),
  ],
});
