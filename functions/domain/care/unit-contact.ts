import * as z from 'zod';
import { isVisible } from './free-text.ts';

/** The longest text in one language, in characters: a few lines, since it follows the page's own text. */
const textLimit = 300;
const lineLimit = 5;
const hoursLimit = 80;

const plainText = (text: string) => !/[<>]|[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/u.test(text);
const oneLine = (text: string) => !text.includes('\n');

const Plain = z
  .string()
  .overwrite((text) => text.replace(/\r\n?/g, '\n').trim())
  .min(1, { error: 'Skriv något, eller lämna bort fältet.', abort: true })
  .refine(isVisible, 'Skriv något, eller lämna bort fältet.')
  .refine(plainText, 'Skriv vanlig text, utan < och > och utan styrtecken.');

const Words = z.strictObject({
  /** Telephone hours. */
  hours: Plain.max(hoursLimit, `Tiderna får ha högst ${hoursLimit} tecken.`)
    .refine(oneLine, 'Skriv tiderna på en rad.')
    .optional(),
  /** The unit's own text, in lines. */
  text: Plain.max(textLimit, `Texten får ha högst ${textLimit} tecken.`)
    .refine((text) => text.split('\n').length <= lineLimit, `Texten får ha högst ${lineLimit} rader.`)
    .optional(),
});

const digitsOf = (phone: string) => phone.replace(/\D/g, '').length;

/**
 * A unit's contact details, in the unit's own words: shown where the survey cannot go on or is done. Plain
 * text, never markup. English pages show the English fields that are filled in; all other pages show Swedish.
 */
export const UnitContact = z
  .strictObject({
    /** The number as people write it: digits, spaces, hyphens, parentheses, and a leading plus. */
    phone: z
      .string()
      .trim()
      .max(30, 'Numret får ha högst 30 tecken.')
      .regex(/^\+?[\d ()-]+$/, {
        error: 'Skriv numret med siffror, mellanslag och bindestreck, till exempel 031-342 10 00.',
        abort: true,
      })
      .refine((phone) => digitsOf(phone) >= 3 && digitsOf(phone) <= 15, 'Numret ska ha 3–15 siffror.')
      .optional(),
    sv: Words,
    en: Words.optional(),
  })
  .refine(({ phone, sv }) => phone !== undefined || sv.text !== undefined, {
    path: ['phone'],
    message: 'Ange ett telefonnummer, eller skriv på svenska hur man når er.',
  });
export type UnitContact = z.infer<typeof UnitContact>;

/** A text and its language. */
type ContactLine = { language: 'sv' | 'en'; text: string };

/** The lines that a page in a language shows below the number: the hours, then the unit's own text. */
export function contactLines({ sv, en }: UnitContact, language: string): ContactLine[] {
  return (['hours', 'text'] as const).flatMap((field) => {
    const english = language === 'en' ? en?.[field] : undefined;
    const text = english ?? sv[field];
    const said = english === undefined ? ('sv' as const) : ('en' as const);
    return text === undefined ? [] : text.split('\n').map((line) => ({ language: said, text: line }));
  });
}

/** The number as a telephone dials it. A trunk zero written `(0)` after a country code is not dialled. */
export const dialled = (phone: string): string =>
  (phone.startsWith('+') ? phone.replace('(0)', '') : phone).replace(/[^\d+]/g, '');
