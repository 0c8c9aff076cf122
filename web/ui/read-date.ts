import { isCivilDate } from '../../functions/domain/care/period.ts';

/**
 * Reads a date as people type it: `2026-02-11`, `20260211`, `2026 02 11`, `2026.02.11`, `2026/2/1`.
 * @returns the civil date, or null when it is none
 */
export function readDate(typed: string): string | null {
  const text = typed.trim();
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})[-./\s–](\d{1,2})[-./\s–](\d{1,2})$/.exec(text);
  if (!match) return null;
  const [, year = '', month = '', day = ''] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(date) ? date : null;
}
