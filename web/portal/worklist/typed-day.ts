import { addDays, type CivilDate } from '../../../functions/domain/care/period.ts';
import { readDate } from '../../../functions/domain/care/read-date.ts';

/** Reads a day as staff type it in a row: also «idag», «igår» and ÅÅMMDD of this century; null for other text. */
export function typedDay(typed: string, today: CivilDate): CivilDate | null {
  const text = typed.trim().toLowerCase().replace(/^i\s+/, 'i');
  if (text === 'idag') return today;
  if (text === 'igår') return addDays(today, -1);
  return readDate(/^\d{6}$/.test(text) ? `20${text}` : text);
}
