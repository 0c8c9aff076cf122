import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { formatChange } from '../../ui/format.ts';

/** A result against the year before: percentage points of a share, a difference of a count. */
export function changeOf(result: MeasureResult, before: MeasureResult | undefined): number | undefined {
  if (!before) return undefined;
  if (typeof result.share === 'number' && typeof before.share === 'number')
    return Math.round((result.share - before.share) * 1000) / 10;
  if (result.count !== undefined && before.count !== undefined) return result.count - before.count;
  return undefined;
}

/** «+4,8»; a dash where there is nothing to compare with. */
export const changeText = (change: number | undefined): string =>
  change === undefined ? '–' : formatChange(change);
