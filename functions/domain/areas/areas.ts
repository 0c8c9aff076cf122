import type { Unit } from '../care/area.ts';
import type { MeasuredArea } from '../measure/measured-area.ts';
import { dysmeli } from './dysmeli.ts';
import { periferFacialispares } from './perifer-facialispares.ts';

/** Every care area. To add one: a file beside this, and a line here. */
export const areas: readonly MeasuredArea[] = [periferFacialispares, dysmeli];

/** Finds an area by an id that came from outside. */
export const findArea = (id: string): MeasuredArea | undefined => areas.find((area) => area.id === id);

/** Finds a unit and its area. Unit ids are unique over all areas. */
export function findUnit(unitId: string): { area: MeasuredArea; unit: Unit } | undefined {
  for (const area of areas) {
    const unit = area.units.find((one) => one.id === unitId);
    if (unit) return { area, unit };
  }
  return undefined;
}

/** The Swedish name of a unit; its id when no area has such a unit (any more). */
export const unitName = (unitId: string): string => findUnit(unitId)?.unit.name ?? unitId;
