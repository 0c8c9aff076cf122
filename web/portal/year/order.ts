import type { Measure } from '../../../functions/domain/measure/measure.ts';
import type { MeasuredArea } from '../../../functions/domain/measure/measured-area.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';

type Shown = { measure: Measure; result: MeasureResult };

/**
 * Sorts the area's measures with their results: those shown first, then the others in the area's order, and
 * last those not reported yet.
 */
export function inShownOrder(
  area: MeasuredArea,
  results: readonly MeasureResult[],
): { first: Shown[]; rest: Shown[] } {
  const shown = area.measures.flatMap((measure) => {
    const result = results.find((one) => one.id === measure.id);
    return result ? [{ measure, result }] : [];
  });
  const isFirst = ({ measure }: Shown) => measure.shownFirst !== undefined;
  const byPlace = (one: Shown, other: Shown) =>
    (one.measure.shownFirst ?? 0) - (other.measure.shownFirst ?? 0);
  const rest = shown.filter((one) => !isFirst(one));
  const isLater = ({ result }: Shown) => result.status === 'not-yet-reported';
  return {
    first: shown.filter(isFirst).sort(byPlace),
    rest: [...rest.filter((one) => !isLater(one)), ...rest.filter(isLater)],
  };
}
