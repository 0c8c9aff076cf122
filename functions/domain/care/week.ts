import { addDays, type CivilDate, daysBetween, yearOf } from './period.ts';

/** A Monday; all weeks are counted from it. */
const aMonday = '2001-01-01';

/** The Monday of a day's week (ISO 8601). */
export function mondayOf(day: CivilDate): CivilDate {
  const since = daysBetween(aMonday, day) % 7;
  return addDays(day, -((since + 7) % 7));
}

/** Names the week that begins on a Monday, by ISO 8601: `2026-W14`. A week belongs to the year of its Thursday. */
export function weekName(monday: CivilDate): string {
  const year = yearOf(addDays(monday, 3));
  // The fourth of January is always in the first week.
  const first = mondayOf(`${year}-01-04`);
  return `${year}-W${String(daysBetween(first, monday) / 7 + 1).padStart(2, '0')}`;
}
