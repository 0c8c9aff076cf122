import { type Area, periodOf } from '../../../functions/domain/care/area.ts';
import { formatMonths } from '../../ui/format.ts';

/**
 * Writes a measurement year: «2026»; for an area's first year, which can begin within the year, also the
 * months.
 */
export function yearText(area: Area, year: number): string {
  const period = periodOf(area, year);
  const whole = period.from.endsWith('-01-01') && period.to.endsWith('-12-31');
  return whole ? String(year) : `${formatMonths(period)} ${year}`;
}
