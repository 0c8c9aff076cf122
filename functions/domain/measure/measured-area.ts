import type { Area } from '../care/area.ts';
import type { CivilDate } from '../care/period.ts';
import type { Measure } from './measure.ts';

/** A care area with the measures that follow it up, in the order they are reported. */
export type MeasuredArea = Area & {
  measures: readonly Measure[];
  /**
   * The version of the definitions by which the area's patients are counted: the day of the latest change in
   * `CHANGELOG.md`. A tally stores it, and the nightly recount renews tallies of another version. Raise it
   * with every change in the content of a tally, but not for texts of measures.
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
