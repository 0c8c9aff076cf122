import * as z from 'zod';
import { isCivilDate, isInstant } from './period.ts';

/** How dates, moments and languages are written in everything that is sent and answered. */

/** A day in the calendar that exists, `YYYY-MM-DD`. */
export const WrittenDate = z
  .string()
  .refine(isCivilDate, 'Ange ett datum som finns, skrivet ÅÅÅÅ-MM-DD.')
  .meta({ format: 'date' });

/** A moment in UTC, ISO 8601 with `Z`. */
export const WrittenInstant = z
  .string()
  .refine(isInstant, 'Ange en tidpunkt i UTC, skriven 2026-02-13T09:00:00Z.')
  .meta({ format: 'date-time' });

/** The two or three letters of a language (ISO 639). */
export const WrittenLanguage = z
  .string()
  .regex(/^[a-z]{2,3}$/, 'Ange språket med två eller tre små bokstäver, till exempel sv.');
