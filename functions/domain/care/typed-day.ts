import { addDays, type CivilDate, isCivilDate } from './period.ts';
import { readDate } from './read-date.ts';

/** Days that a typed number may lead away from today. */
const farthest = 3660;

/** Reads ÅÅMMDD: of this century, or of a birth, which is never later than today. */
function shortDate(text: string, today: CivilDate, isBirth: boolean): CivilDate | null {
  const [, year = '', month = '', day = ''] = /^(\d{2})[-./]?(\d{2})[-./]?(\d{2})$/.exec(text) ?? [];
  const written = `20${year}-${month}-${day}`;
  const date = isBirth && written > today ? `19${year}-${month}-${day}` : written;
  return isCivilDate(date) ? date : null;
}

/**
 * Reads a day as staff type it: a date (readDate), ÅÅMMDD, «idag», «igår», and days from today: `+7`, `-1`, where a sign
 * alone is one day. Files are read by readDate alone, since a program must not guess the century.
 * @param isBirth the day of a birth: 800412 was in 1980
 * @returns null for other text
 */
export function typedDay(
  typed: string,
  today: CivilDate,
  { isBirth = false }: { isBirth?: boolean } = {},
): CivilDate | null {
  const text = typed.trim().toLowerCase().replace(/^i\s+/, 'i');
  if (text === 'idag') return today;
  if (text === 'igår') return addDays(today, -1);
  const [, sign, count = ''] = /^([+\-−])\s*(\d{0,4})$/.exec(text) ?? [];
  if (sign !== undefined) {
    const days = count === '' ? 1 : Number(count);
    return days > farthest ? null : addDays(today, sign === '+' ? days : -days);
  }
  return shortDate(text, today, isBirth) ?? readDate(text);
}

const weekdays = ['sön', 'mån', 'tis', 'ons', 'tor', 'fre', 'lör'] as const;
const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'] as const;

/** A day as a field says it back: «tor 10 aug 2026». */
export function saidDay(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return `${weekdays[weekday]} ${day} ${months[(month ?? 1) - 1]} ${year}`;
}
