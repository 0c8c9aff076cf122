import { formatLongDate } from '../../../functions/domain/care/long-date.ts';
import { yearOf } from '../../../functions/domain/care/period.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { formatCount, formatDay } from '../../ui/format.ts';

/**
 * Says how the result of a measure of answers moves: «Resultatet visas i grupper om minst fem svar, senast 12 november;
 * 7 svar väntar.» Undefined while all answers are known and counted at once.
 * @param today in Stockholm; the day of another year is written with its year
 */
export function groupsText({ asOf, waiting = 0 }: MeasureResult, today: string): string | undefined {
  if (asOf === undefined && waiting === 0) return undefined;
  const day = asOf && (yearOf(asOf) === yearOf(today) ? formatDay(asOf) : formatLongDate(asOf));
  const last = day === undefined ? '' : `, senast ${day}`;
  const rest = waiting === 0 ? '' : `; ${formatCount(waiting, 'svar', 'svar')} väntar`;
  return `Resultatet visas i grupper om minst fem svar${last}${rest}.`;
}
