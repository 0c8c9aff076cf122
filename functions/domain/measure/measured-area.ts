import type { Area } from '../care/area.ts';
import type { Measure } from './measure.ts';

/** A care area with the measures that follow it up, in the order they are reported. */
export type MeasuredArea = Area & { measures: readonly Measure[] };

/** The measures that need something that may not be recorded. */
export const measuresLacking = (area: MeasuredArea, gap: string): Measure[] =>
  area.measures.filter(({ gaps }) => Object.hasOwn(gaps, gap));

/** The measure with an id that came from outside; undefined where the area has none. */
export function measureOf(area: MeasuredArea, id: string): Measure | undefined {
  return area.measures.find((measure) => measure.id === id);
}
