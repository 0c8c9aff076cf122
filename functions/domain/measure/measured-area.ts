import type { Area } from '../care/area.ts';
import type { Measure } from './measure.ts';

/** A care area with the measures that follow it up, in the order they are reported. */
export type MeasuredArea = Area & { measures: readonly Measure[] };

/** The measure with an id that came from outside; undefined where the area has none. */
export function measureOf(area: MeasuredArea, id: string): Measure | undefined {
  return area.measures.find((measure) => measure.id === id);
}
