import { formatNumber } from '../format.ts';
import { Chart, percent } from './chart.tsx';

export type CountBar = {
  label: string;
  count: number;
  /** The count of the year before, a mark on the bar. */
  before?: number | undefined;
  /** The longest bar of the column, so that rows compare. */
  most: number;
};

/** A count as a bar from 0, with a mark at the year before. */
export function CountBarChart({ label, count, before, most }: CountBar) {
  const earlier = before === undefined ? '' : ` Året före ${formatNumber(before)}.`;
  const part = (value: number) => (most === 0 ? 0 : value / most);
  return (
    <Chart name={`${label}: ${formatNumber(count)}.${earlier}`} height={24} look="count-bar">
      <rect class="part-now" x="0" y="8" width={percent(part(count))} height="8" rx="2" />
      {before !== undefined && (
        <line class="bar-before" x1={percent(part(before))} x2={percent(part(before))} y1="4" y2="20" />
      )}
    </Chart>
  );
}
