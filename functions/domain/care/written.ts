import * as z from 'zod';
import { calendarYears, isBeyondCalendar, isCivilDate, isInstant, lastDayBy, momentOfDay } from './period.ts';

/** The written form of dates, moments and languages in all requests and responses. */

/** Why a day or a moment is refused: its year is out of range, or else the sentence given. */
export const dateRefusal = (text: string, otherwise: string): string =>
  isBeyondCalendar(text)
    ? `Datum tas emot från år ${calendarYears.first} till och med ${calendarYears.last}.`
    : otherwise;

const refusing = (otherwise: string) => ({
  error: ({ input }: { input?: unknown }) => dateRefusal(String(input), otherwise),
});

/** A day that exists, `YYYY-MM-DD`, from 1900 to 2199. */
export const WrittenDate = z
  .string()
  .refine(isCivilDate, refusing('Ange ett datum som finns, skrivet ÅÅÅÅ-MM-DD.'))
  .meta({ format: 'date' });

/** A moment in UTC, ISO 8601 with `Z`. */
export const WrittenInstant = z
  .string()
  .refine(isInstant, refusing('Ange en tidpunkt i UTC, skriven 2026-02-13T09:00:00Z.'))
  .meta({ format: 'date-time' });

const isDayOrInstant = (text: string): boolean => isCivilDate(text) || isInstant(text);

/** The sentence for a text that is neither a day nor a moment. */
const neitherDayNorMoment = 'Ange ett datum, 2026-02-13, eller en tidpunkt i UTC, 2026-02-13T09:00:00Z.';

/** A moment as others give it: in UTC, or a day, which becomes the moment that stands for it. */
export const GivenMoment = z
  .string()
  .refine(isDayOrInstant, refusing(neitherDayNorMoment))
  .overwrite((text) => (isCivilDate(text) ? momentOfDay(text) : text))
  .meta({ format: 'date-time', description: 'Also taken in as a day, which is then that day in Stockholm' });

/** The last day of something as others give it: that day, or the moment when it ends. */
export const GivenLastDay = z
  .string()
  .refine(isDayOrInstant, refusing(neitherDayNorMoment))
  .overwrite((text) => (isInstant(text) ? lastDayBy(text) : text))
  .meta({
    format: 'date',
    description:
      'The last day, in Stockholm. Also taken in as a moment: its day in Stockholm, and the day before at midnight',
  });

/** The two or three letters of a language (ISO 639). */
export const WrittenLanguage = z
  .string()
  .regex(/^[a-z]{2,3}$/, 'Ange språket med två eller tre små bokstäver, till exempel sv.');
