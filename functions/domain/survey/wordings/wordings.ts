import { instruments } from '../instruments/instruments.ts';
import type { Wording } from '../wording.ts';

/** Every wording that comes with the project. To add one: a file beside this, listed by its instrument. */
export const wordings: readonly Wording[] = instruments.flatMap((instrument) => instrument.wordings);

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
