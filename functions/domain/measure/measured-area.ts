import type { Area } from '../care/area.ts';
import type { CivilDate } from '../care/period.ts';
import type { Measure } from './measure.ts';

/** A care area with the measures that follow it up, in the order they are reported. */
export type MeasuredArea = Area & {
  measures: readonly Measure[];
  /**
   * The version of all that the area's patients are counted by: the day under which `CHANGELOG.md` tells of the latest
   * change. A tally notes it, and the nightly recount counts those of another version anew. Raise it with every change
   * of what a tally holds, texts of measures not included.
   */
  definitions: CivilDate;
};

/** Selects the measures that have a gap of that name. */
export const measuresLacking = (area: MeasuredArea, gap: string): Measure[] =>
  area.measures.filter(({ gaps }) => Object.hasOwn(gaps, gap));

/** Finds a measure by an id that came from outside; undefined when the area has none. */
export function measureOf(area: MeasuredArea, id: string): Measure | undefined {
  return area.measures.find((measure) => measure.id === id);
}
