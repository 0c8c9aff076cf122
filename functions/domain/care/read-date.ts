import { type CivilDate, isCivilDate } from './period.ts';

/** A year of four digits, first or last; which of the others is the month is clear in the first alone. */
const yearFirst = /^(\d{4})[-./\s–](\d{1,2})[-./\s–](\d{1,2})$/;
const yearLast = /^(\d{1,2})[-./\s–](\d{1,2})[-./\s–](\d{4})$/;
const together = /^(\d{4})(\d{2})(\d{2})$/;

/** Midnight, which systems write after a date. */
const midnight = /[T ]00:00(?::00(?:\.0{1,9})?)?$/;

/** Every day that a text may mean. */
function daysOf(typed: string): CivilDate[] {
  const text = typed.trim().replace(midnight, '');
  const days = new Set<CivilDate>();
  const add = (year = '', month = '', day = '') => {
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (isCivilDate(date)) days.add(date);
  };
  const first = together.exec(text) ?? yearFirst.exec(text);
  if (first) add(first[1], first[2], first[3]);
  const last = yearLast.exec(text);
  if (last) {
    add(last[3], last[2], last[1]);
    add(last[3], last[1], last[2]);
  }
  return [...days];
}

/**
 * Reads a date as people and programs write it: `2026-02-11`, `20260211`, `2026 02 11`, `2026.02.11`,
 * `2026/2/1`, `2026-02-11 00:00:00`, and with the year last where only one of the others can be the month:
 * `23/2/2026`.
 * @returns the civil date, or null when it is none, or could be two
 */
export function readDate(typed: string): CivilDate | null {
  const [date, other] = daysOf(typed);
  return date !== undefined && other === undefined ? date : null;
}

/** Whether a text is a date that has two meanings: `05/03/1996` is in March or in May. */
export const isTwoDates = (typed: string): boolean => daysOf(typed).length > 1;
