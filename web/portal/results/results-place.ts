import { areas, findArea } from '../../../functions/domain/areas/areas.ts';
import { firstYearOf } from '../../../functions/domain/care/area.ts';
import { type CivilDate, yearOf } from '../../../functions/domain/care/period.ts';
import type { MeasuredArea } from '../../../functions/domain/measure/measured-area.ts';

/** The area and year that a page of the authority shows. */
export type ResultsPlace = { area: MeasuredArea; year: number };

/** The pages of the authority, by the part of their address that names them. */
export type ResultsPage = 'country' | 'units' | 'reports' | 'publication';

export const resultsPath = (page: ResultsPage, { area, year }: ResultsPlace): string =>
  `/portal/${page}/${area.id}/${year}`;

/** The first area whose set of measures is decided, and the year that is reported on the day. */
function usualPlace(today: CivilDate): ResultsPlace | null {
  const area = areas.find(({ status }) => status === 'decided') ?? areas[0];
  return area ? { area, year: Math.max(firstYearOf(area), yearOf(today) - 1) } : null;
}

/**
 * Reads the area and the year of an address.
 * @returns null for an area that does not exist or a year without measures
 */
export function placeIn(path: string, today: CivilDate): ResultsPlace | null {
  const [, areaId, written] = /^\/portal\/[a-z]+\/([^/]+)\/(\d{4})\/?$/.exec(path) ?? [];
  if (areaId === undefined) return usualPlace(today);
  const area = findArea(areaId);
  const year = Number(written);
  return area && year >= firstYearOf(area) && year <= yearOf(today) ? { area, year } : null;
}

/** The years that have measures in the area, the first first. */
export function yearsOf(area: MeasuredArea, today: CivilDate): number[] {
  const first = firstYearOf(area);
  return Array.from({ length: yearOf(today) - first + 1 }, (_, index) => first + index);
}
