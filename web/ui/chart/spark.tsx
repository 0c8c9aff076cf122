import { line } from 'd3-shape';
import { Chart, inside, percent } from './chart.tsx';
import { NowMark } from './marks.tsx';

/** A share of 0–1 for each month from January; null where there is none to show. */
type Months = readonly (number | null)[];

type SparkLine = { year: number; months: Months };

type SparkProps = { name: string; now: SparkLine; before?: SparkLine | undefined };

export const monthNames = [
  ...['januari', 'februari', 'mars', 'april', 'maj', 'juni'],
  ...['juli', 'augusti', 'september', 'oktober', 'november', 'december'],
] as const;

const plot = { top: 8, height: 48, right: 0.84, months: 74 };
const apart = 15;

const xOf = (month: number) => ((month + 0.5) / 12) * plot.right;
const yOf = (share: number) => plot.top + (1 - inside(share)) * plot.height;

/** The last month that has a share. */
const lastOf = (months: Months) => months.findLastIndex((share) => share !== null);

const pathOf = line<number | null>()
  .defined((share) => share !== null)
  .x((_, month) => xOf(month) * 1000)
  .y((share) => yOf(share ?? 0));

/** The year’s months as a line from 0 to 100 %, the year before behind it. */
export function Spark({ name, now, before }: SparkProps) {
  const [end, endBefore] = [lastOf(now.months), before ? lastOf(before.months) : -1];
  const share = now.months[end] ?? null;
  const shareBefore = before?.months[endBefore] ?? null;
  return (
    <Chart name={name} height={80} look="spark">
      <line class="axis" x1="0" x2={percent(plot.right)} y1={yOf(0)} y2={yOf(0)} />
      <svg
        width="100%"
        height={plot.top + plot.height}
        viewBox={`0 0 1000 ${plot.top + plot.height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {before && <path class="line-before" d={pathOf([...before.months]) ?? ''} />}
        <path class="line-now" d={pathOf([...now.months]) ?? ''} />
      </svg>
      {before && shareBefore !== null && (
        <text class="label-before" x={percent(plot.right + 0.02)} y={labelY(shareBefore, share)}>
          {before.year}
        </text>
      )}
      {share !== null && (
        <>
          <NowMark at={xOf(end)} y={yOf(share)} />
          <text class="label-now" x={percent(plot.right + 0.02)} y={yOf(share) + 4}>
            {now.year}
          </text>
        </>
      )}
      {monthNames.map((month, index) => (
        <text key={month} class="tick" x={percent(xOf(index))} y={plot.months} text-anchor="middle">
          {month[0]}
        </text>
      ))}
    </Chart>
  );
}

/** The year before is written clear of this year. */
function labelY(before: number, now: number | null): number {
  const own = yOf(before) + 4;
  if (now === null || Math.abs(yOf(before) - yOf(now)) >= apart) return own;
  const below = yOf(now) + 4 + apart;
  return yOf(before) < yOf(now) || below > plot.top + plot.height + 6 ? yOf(now) + 4 - apart : below;
}
