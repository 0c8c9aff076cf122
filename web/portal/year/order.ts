import type { Measure } from '../../../functions/domain/measure/measure.ts';
import type { MeasureResult } from '../../../functions/domain/measure/measure-result.ts';
import type { MeasuredArea } from '../../../functions/domain/measure/measured-area.ts';

/** What a coordinator asks about first. */
const shownFirst = ['P1', 'P2', 'B1'];

type Shown = { measure: Measure; result: MeasureResult };

/**
 * The area's measures with their results: those shown first, and the others in the area's order, those that are not
 * reported yet behind them.
 */
export function inShownOrder(
  area: MeasuredArea,
  results: readonly MeasureResult[],
): { first: Shown[]; rest: Shown[] } {
  const shown = area.measures.flatMap((measure) => {
    const result = results.find((one) => one.id === measure.id);
    return result ? [{ measure, result }] : [];
  });
  const rest = shown.filter(({ measure }) => !shownFirst.includes(measure.id));
  const isLater = ({ result }: Shown) => result.status === 'not-yet-reported';
  return {
    first: shownFirst.flatMap((id) => shown.filter(({ measure }) => measure.id === id)),
    rest: [...rest.filter((one) => !isLater(one)), ...rest.filter(isLater)],
  };
}
