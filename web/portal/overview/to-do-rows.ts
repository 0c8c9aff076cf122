import { formatNumber } from '../../ui/format.ts';
import type { Worklist } from '../api.ts';

type Row = Worklist['kinds'][number] & { effect: string | undefined };

/** The most lines that are shown. */
const most = 6;

/**
 * Sorts the kinds by the nearest last day, then by the largest effect on a measure of the year, and words the
 * effect: the measure, then «upp till +25», with its year where it comes later.
 */
export function toDoRows({ year, kinds, gains }: Pick<Worklist, 'year' | 'kinds' | 'gains'>): Row[] {
  const largest = (kind: string) =>
    gains.filter((one) => one.kind === kind).sort((one, other) => other.gain - one.gain)[0];
  const day = ({ nearest = '9999' }: Worklist['kinds'][number]) => nearest;
  const gain = ({ kind }: Worklist['kinds'][number]) => largest(kind)?.gain ?? 0;
  return kinds
    .toSorted((one, other) => day(one).localeCompare(day(other)) || gain(other) - gain(one))
    .slice(0, most)
    .map((row) => {
      const effect = largest(row.kind);
      if (!effect) return { ...row, effect: undefined };
      const later = effect.year === year ? '' : ` ${effect.year}`;
      return { ...row, effect: `${effect.id}${later} upp till +${formatNumber(effect.gain)}` };
    });
}
