import type { Measure } from '../../../functions/domain/measure/measure.ts';
import type { MeasuredArea } from '../../../functions/domain/measure/measured-area.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';

/** A measure with its result, as the overview shows it. */
export type Shown = { measure: Measure; result: MeasureResult };

const isLater = ({ result }: Shown) => result.status === 'not-yet-reported';

/** Sorts the area's measures with their results: those of the tiles, and all, those not reported yet last. */
export function inShownOrder(
  area: MeasuredArea,
  results: readonly MeasureResult[],
): { tiles: Shown[]; all: Shown[] } {
  const shown = area.measures.flatMap((measure) => {
    const result = results.find((one) => one.id === measure.id);
    return result ? [{ measure, result }] : [];
  });
  const place = ({ measure }: Shown) => measure.shownFirst ?? 0;
  return {
    tiles: shown.filter((one) => place(one) > 0).sort((one, other) => place(one) - place(other)),
    all: [...shown.filter((one) => !isLater(one)), ...shown.filter(isLater)],
  };
}
