/** Civil dates, periods and Stockholm: the only calendar code. */

/** A day in the calendar of Europe/Stockholm, `YYYY-MM-DD`. Two of them compare as strings. */
export type CivilDate = string;

/** A moment in UTC, ISO 8601 with `Z`, e.g. `2026-02-13T09:00:00Z`. */
export type Instant = string;

/** Both ends inclusive. */
export type Period = { from: CivilDate; to: CivilDate };

const dayInMs = 86_400_000;
const civilDate = /^(\d{4})-(\d{2})-(\d{2})$/;
const instant = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?Z$/;

function epochDay(date: CivilDate): number {
  return Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10)) / dayInMs;
}

function fromEpochDay(day: number): CivilDate {
  return new Date(day * dayInMs).toISOString().slice(0, 10);
}

const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days in a month, 1–12. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The years whose days are accepted: no patient was born earlier, and a later year is a typing error. */
export const calendarYears = { first: 1900, last: 2199 } as const;

/** Reads the year of a day that exists, in any year; null when the text is no such day. */
function yearOfDay(text: string): number | null {
  const match = civilDate.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return year;
}

const isTaken = (year: number) => year >= calendarYears.first && year <= calendarYears.last;

/** Whether the text is a day that exists, from 1900 to 2199. */
export function isCivilDate(text: string): boolean {
  const year = yearOfDay(text);
  return year !== null && isTaken(year);
}

/** Whether the text begins with a day that exists, but in a year that is not accepted. */
export function isBeyondCalendar(text: string): boolean {
  const year = yearOfDay(text.slice(0, 10));
  return year !== null && !isTaken(year);
}

/** Whether the text is a moment in UTC, on a day from 1900 to 2199 in Stockholm. */
export function isInstant(text: string): boolean {
  return instant.test(text) && yearOfDay(text.slice(0, 10)) !== null && isCivilDate(stockholmDate(text));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return epochDay(to) - epochDay(from);
}

/** Whether a day is a Saturday or a Sunday. */
export const isWeekend = (date: CivilDate): boolean => (epochDay(date) + 3) % 7 >= 5;

/** Adds days; a negative number gives an earlier day. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromEpochDay(epochDay(date) + days);
}

/**
 * Adds calendar months; a day that the month lacks becomes its last day (31 May + 9 months = 28 February).
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const count = +date.slice(0, 4) * 12 + +date.slice(5, 7) - 1 + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  const day = Math.min(+date.slice(8, 10), daysInMonth(year, month));
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * Full years of age on a day. A person born on 29 February becomes a year older on 28 February in other
 * years, since a missing day is replaced by the month's last day (lag 1930:173 om beräkning av lagstadgad
 * tid, 1 §).
 */
export function ageOn(birthDate: CivilDate, date: CivilDate): number {
  const years = +date.slice(0, 4) - +birthDate.slice(0, 4);
  if (date.slice(5) >= birthDate.slice(5)) return years;
  return date === addMonths(birthDate, years * 12) ? years : years - 1;
}

/** The age, in years, at which a person is an adult. */
export const adultFrom = 18;

export const yearOf = (date: CivilDate): number => +date.slice(0, 4);

/** The day by which a measurement year is reported at the latest. Source: the measure list, «Inrapportering». */
export const reportedBy = (year: number): CivilDate => `${year + 1}-03-31`;

/**
 * The measurement year that a unit works on by default: the year before until its report is signed, at the latest until
 * the day by which it is reported, then the current one.
 * @param isSigned whether the report of the year before is signed
 */
export function yearBeingWorkedOn(today: CivilDate, isSigned: boolean): number {
  const before = yearOf(today) - 1;
  return !isSigned && today <= reportedBy(before) ? before : before + 1;
}

export const contains = (period: Period, date: CivilDate): boolean =>
  date >= period.from && date <= period.to;

const stockholm = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The civil date of a moment: its date in Stockholm, whatever the machine's time zone. */
export function stockholmDate(moment: Date | Instant): CivilDate {
  // Stockholm is one or two hours ahead: until 22:00 UTC the date is the same, and reading it is much faster.
  if (typeof moment === 'string' && moment.slice(11, 13) < '22') return moment.slice(0, 10);
  return stockholm.format(typeof moment === 'string' ? new Date(moment) : moment);
}

/**
 * The moment that stands for a whole day, wherever a day is given and a moment is meant: the first of that day
 * in Stockholm. So today is never in the future, at any hour.
 */
export function momentOfDay(day: CivilDate): Instant {
  const before = addDays(day, -1);
  // Midnight in Stockholm is 22:00 UTC in summer time and 23:00 otherwise; the clocks change later in the night.
  const inSummer = `${before}T22:00:00Z`;
  return stockholmDate(inSummer) === day ? inSummer : `${before}T23:00:00Z`;
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The time of day in Stockholm, `HH:MM`. Two of them compare as strings. */
export const stockholmTime = (moment: Date): string => clock.format(moment);

/**
 * The moment at which the clocks of Stockholm show a time on a day; in the hour that is skipped in spring, an hour later.
 * @param time `HH:MM`
 */
export function momentAt(day: CivilDate, time: string): Date {
  const utc = Date.parse(`${day}T${time}:00Z`);
  const inSummer = new Date(utc - 2 * 3_600_000);
  return stockholmTime(inSummer) === time ? inSummer : new Date(utc - 3_600_000);
}

/** Whether a moment is the one that stands for its whole day. */
export const standsForDay = (moment: Instant): boolean =>
  Date.parse(moment) === Date.parse(momentOfDay(stockholmDate(moment)));

/**
 * The last day of a time that is given by its end: a day is that day, midnight in Stockholm ends the day before,
 * and any other moment is the day that it is part of.
 */
export function lastDayBy(end: CivilDate | Instant): CivilDate {
  if (isCivilDate(end)) return end;
  const day = stockholmDate(end);
  return standsForDay(end) ? addDays(day, -1) : day;
}

/** Writes a moment as it is stored: UTC, without milliseconds when they are zero. */
export function toInstant(moment: Date): Instant {
  return moment.toISOString().replace('.000Z', 'Z');
}

/** The moment at which a record is checked: no date in the record may be later. */
export type Moment = { now: Instant; today: CivilDate };

export const momentOf = (now: Date): Moment => ({ now: now.toISOString(), today: stockholmDate(now) });
