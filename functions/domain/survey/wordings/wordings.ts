import type { Wording } from '../wording.ts';
import { faceEn } from './face.en.ts';
import { faceSv } from './face.sv.ts';
import { fdiEn } from './fdi.en.ts';
import { fdiSv } from './fdi.sv.ts';
import { premAr } from './prem.ar.ts';
import { premEn } from './prem.en.ts';
import { premFi } from './prem.fi.ts';
import { premSv } from './prem.sv.ts';

/**
 * Every wording that comes with the project, at most one for each language of an instrument. To add one: a file beside
 * this, and its name here. Pages that show no questions load the instruments without it.
 */
export const wordings: readonly Wording[] = [premSv, premEn, premFi, premAr, faceSv, faceEn, fdiSv, fdiEn];

/** Selects the wordings that a stage may show: all of them, or all but the provisional ones. */
export const providedWordings = (provisional: 'accepted' | 'refused'): readonly Wording[] =>
  provisional === 'accepted' ? wordings : wordings.filter(({ status }) => status !== 'provisional');

/** Finds the wording of an instrument in a language; undefined when there is none. */
export function findWording(
  instrument: string,
  language: string,
  among: readonly Wording[] = wordings,
): Wording | undefined {
  return among.find((wording) => wording.instrument === instrument && wording.language === language);
}

/** Whether a form has words in any language. */
export const hasWords = (form: string, among: readonly Wording[]): boolean =>
  among.some(({ instrument }) => instrument === form);

/** Lists the languages in which all of the forms have words, in the order of `among`. */
export function languagesOf(forms: readonly string[], among: readonly Wording[] = wordings): string[] {
  const all = [...new Set(among.map((wording) => wording.language))];
  return all.filter((language) => forms.every((form) => findWording(form, language, among)));
}
