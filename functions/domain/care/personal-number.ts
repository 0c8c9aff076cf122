import personnummer from 'personnummer';
import type * as z from 'zod';
import { isCivilDate } from './period.ts';
import { plainCharacters } from './plain-characters.ts';

// The package's types describe an ES module, but the import is the class itself.
const { valid } = personnummer as unknown as typeof personnummer.default;

/** A sign between two parts of a number, perhaps a few, with or without spaces around. */
const sign = String.raw`\s{0,3}[-._/+]{1,2}\s{0,3}`;
const gap = String.raw`(?:${sign}|\s{1,3}|)`;
const century = `(?:(?:18|19|20)${gap})?`;

/** The last four are no year of a date that follows. */
const end = String.raw`(?!\d|\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}(?!\d))`;

/**
 * Ten or twelve digits anywhere, in the groups of a number: year, month, day and the last four, with or without signs
 * and spaces between. Spaces alone stand before the last four only where the date has no signs: after `2026-02-11` stands
 * a time of day.
 *
 * All patterns look ahead, so that a number is also found where other digits and a sign stand before it.
 */
const candidates = [
  String.raw`(?<!\d)(?=(${century}\d{2}${gap}\d{2}${gap}\d{2}(?:${sign}|)\d{4})${end})`,
  String.raw`(?<!\d)(?=(${century}\d{2}\s{0,3}\d{2}\s{0,3}\d{2}\s{1,3}\d{4})${end})`,
].map((pattern) => new RegExp(pattern, 'g'));

/** Reserve numbers, for people without a personal number: the first of the last four characters is a letter. */
const reserve = new RegExp(
  String.raw`(?<!\d)(?=${century}(\d{2})${gap}(\d{2})${gap}(\d{2})${gap}[TRSUWXJKLMN]\d{3}(?!\d))`,
  'gi',
);

/** Whether the day exists in 19xx or 20xx; coordination numbers add 60 to the day. */
function isDay(year: string, month: string, day: string): boolean {
  const number = Number(day) > 60 ? Number(day) - 60 : Number(day);
  const date = `-${month}-${String(number).padStart(2, '0')}`;
  return isCivilDate(`19${year}${date}`) || isCivilDate(`20${year}${date}`);
}

/**
 * The ways to read a text: in its own characters, or in plain ones. Control characters separate what stands around them,
 * or are not there.
 */
const readings = (text: string): string[] => {
  const plain = plainCharacters(text);
  return [text, plain.replace(/\p{Cc}/gu, ' '), plain.replace(/\p{Cc}/gu, '')];
};

/**
 * Whether the text holds a Swedish personal identity number, coordination number or reserve number
 * (personnummer, samordningsnummer, reservnummer), in any spelling that people read as one. A reserve number has no
 * check digit.
 */
export const holdsPersonalNumber = (text: string): boolean =>
  readings(text).some(
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
