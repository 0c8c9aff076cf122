import { type Area, periodOf } from '../../../functions/domain/care/area.ts';
import { formatMonths } from '../../ui/format.ts';

/** A measurement year in words: «2026», and for an area's first, which begins within the year, also its months. */
export function yearText(area: Area, year: number): string {
  const period = periodOf(area, year);
  const whole = period.from.endsWith('-01-01') && period.to.endsWith('-12-31');
  return whole ? String(year) : `${formatMonths(period)} ${year}`;
}
