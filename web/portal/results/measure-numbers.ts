import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { formatInterval, formatNumber, formatShare } from '../../ui/format.ts';

/** Why a measure has no number: not reported yet, or its answers wait. */
export function withoutNumber(result: MeasureResult): string | null {
  if (result.status) return `från mars ${result.firstReportYear}`;
  return result.withheld ? 'visas inte än' : null;
}

/** «40», «35 av 40», «visas inte än», «från mars 2028». */
export function numberText(result: MeasureResult | undefined): string {
  if (!result) return '–';
  const { count, numerator = 0, denominator = 0 } = result;
  return (
    withoutNumber(result) ??
    (count === undefined ? `${formatNumber(numerator)} av ${formatNumber(denominator)}` : formatNumber(count))
  );
}

/** «87,5 %», or a dash where there is no share. */
export const shareText = (result: MeasureResult | undefined): string =>
  typeof result?.share === 'number' ? formatShare(result.share) : '–';

export const intervalText = (result: MeasureResult | undefined): string =>
  result?.interval ? formatInterval(result.interval) : '–';
