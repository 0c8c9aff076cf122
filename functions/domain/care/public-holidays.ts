import { addDays, type CivilDate, isWeekend } from './period.ts';

/** Holidays on the same day of every year, as `MM-DD`, and the eves that are free like them. */
const fixed: ReadonlySet<string> = new Set([
  '01-01',
  '01-06',
  '05-01',
  '06-06',
  '12-24',
  '12-25',
  '12-26',
  '12-31',
]);

/** The days of the movable holidays that fall on weekdays, counted from Easter Sunday. */
const fromEaster = { goodFriday: -2, easterMonday: 1, ascension: 39 } as const;

/** Easter Sunday of a year in the Gregorian calendar. Source: the anonymous algorithm (Nature, 1876). */
function easterSunday(year: number): CivilDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const leapCenturies = Math.floor(century / 4);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCenturies - moonCorrection + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const count = epact + weekday - 7 * late + 114;
  const [month, day] = [Math.floor(count / 31), (count % 31) + 1];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Midsummer's Eve is the Friday from 19 to 25 June: the day before a Saturday from 20 to 26 June. */
const isMidsummerEve = (date: CivilDate): boolean =>
  date.slice(5) >= '06-19' && date.slice(5) <= '06-25' && isWeekend(addDays(date, 1)) && !isWeekend(date);

/**
 * Whether a day is free in Sweden: a weekend, a public holiday (lag 1989:253), or Midsummer's, Christmas and New Year's
 * Eve, which are like Sundays (semesterlagen 1977:480, 3 a §).
 */
export function isFreeDay(date: CivilDate): boolean {
  if (isWeekend(date) || fixed.has(date.slice(5)) || isMidsummerEve(date)) return true;
  const easter = easterSunday(Number(date.slice(0, 4)));
  return Object.values(fromEaster).some((days) => addDays(easter, days) === date);
}
