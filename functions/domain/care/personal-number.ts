import personnummer from 'personnummer';
import type * as z from 'zod';
import { isCivilDate } from './period.ts';

// The package's types describe an ES module, but the import is the class itself.
const { valid } = personnummer as unknown as typeof personnummer.default;

const hyphen = String.raw`[-\p{Pd}\u02D7\u2043\u2212]`;

/**
 * Ten or twelve digits anywhere, with or without a separator between year, month, day and the last four. A space
 * separates the last four only where the date is written in one word: after `2026-02-11` stands a time of day.
 *
 * All patterns look ahead, so that a number is also found where other digits and a separator stand before it.
 */
const candidates = ['', '(?:18|19|20)'].flatMap((century) => {
  const between = `(?:${hyphen}|[._])?`;
  return [
    String.raw`(?<!\d)(?=(${century}\d{2}${between}\d{2}${between}\d{2}(?:${hyphen}|[+._])?\d{4})(?!\d))`,
    String.raw`(?<!\d)(?=(${century}\d{6}\s\d{4})(?!\d))`,
  ].map((pattern) => new RegExp(pattern, 'gu'));
});

/**
 * Reserve numbers, for people without a personal number: the first of the last four characters is a letter.
 */
const reserve = new RegExp(
  String.raw`(?<!\d)(?=(?:18|19|20)?(\d{2})(\d{2})(\d{2})(?:${hyphen}|[+\s])?[TRSUWXJKLMN]\d{3}(?!\d))`,
  'giu',
);

/** Invisible characters, which a copied number may hold. */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Whether the day exists in 19xx or 20xx; coordination numbers add 60 to the day. */
function isDay(year: string, month: string, day: string): boolean {
  const number = Number(day) > 60 ? Number(day) - 60 : Number(day);
  const date = `-${month}-${String(number).padStart(2, '0')}`;
  return isCivilDate(`19${year}${date}`) || isCivilDate(`20${year}${date}`);
}

/**
 * Whether the text holds a Swedish personal identity number, coordination number or reserve number
 * (personnummer, samordningsnummer, reservnummer). A reserve number has no check digit.
 */
export const holdsPersonalNumber = (text: string): boolean =>
  [text, text.replace(invisible, '')].some(
    (one) =>
      candidates.some((pattern) =>
        [...one.matchAll(pattern)].some(([, found = '']) => valid(found.replace(/\D/g, ''))),
      ) || [...one.matchAll(reserve)].some(([, year = '', month = '', day = '']) => isDay(year, month, day)),
  );

export const personalNumberRefusal =
  'Det här ser ut som ett personnummer, samordningsnummer eller reservnummer. Sådana lagras inte här: skriv enhetens egen referens eller något som inte pekar ut patienten.';

/** Adds to a schema of free text the rule that the text holds no personal number. */
export const withoutPersonalNumber = <T extends z.ZodType<string>>(schema: T) =>
  schema.refine((text) => !holdsPersonalNumber(text), personalNumberRefusal);
