import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { fewestForBar } from '../../ui/chart/dot-interval.tsx';
import { monthNames } from '../../ui/chart/spark.tsx';
import type { ChartNumbers } from '../../ui/chart/with-numbers.tsx';
import { formatShare, withCapital } from '../../ui/format.ts';

/** A share from the beginning of the year to the end of a month; null while the patients are too few for a line. */
type ToDate = { n: number; of: number; share: number | null };

const none: ToDate = { n: 0, of: 0, share: null };

/**
 * Adds up the months of a share, January first, so that the last month is the year’s own number. Where answers are
 * hidden, the patients who have answered take the place of the numerator.
 * @param until the last month to show: 11 is December
 */
export function toDate({ months = [] }: MeasureResult, year: number, until = 11): ToDate[] {
  let [n, of] = [0, 0];
  return monthNames.map((_, index) => {
    if (index > until) return none;
    const name = `${year}-${String(index + 1).padStart(2, '0')}`;
    const own = months.find(({ month }) => month === name);
    n += own?.numerator ?? own?.answered ?? 0;
    of += own?.denominator ?? 0;
    return { n, of, share: of >= fewestForBar ? n / of : null };
  });
}

const cellOf = ({ n, of, share }: ToDate): string =>
  of === 0 ? '–' : `${n} av ${of}${share === null ? '' : ` · ${formatShare(share)}`}`;

/** The numbers of a line over the months, and of the year before. */
export const monthNumbers = (
  caption: string,
  now: { year: number; months: readonly ToDate[] },
  before?: { year: number; months: readonly ToDate[] },
): ChartNumbers => ({
  caption,
  head: ['Till och med', String(now.year), ...(before ? [String(before.year)] : [])],
  rows: monthNames.map((month, index) => [
    withCapital(month),
    cellOf(now.months[index] ?? none),
    ...(before ? [cellOf(before.months[index] ?? none)] : []),
  ]),
});
