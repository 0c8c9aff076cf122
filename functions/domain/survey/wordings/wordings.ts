import { instruments } from '../instruments/instruments.ts';
import type { Wording } from '../wording.ts';

/** Every wording that comes with the project. To add one: a file beside this, which its instrument lists. */
export const wordings: readonly Wording[] = instruments.flatMap((instrument) => instrument.wordings);

/**
 * Those of them that a stage may show: the ones that only this project has written stay out where they are refused.
 */
export const providedWordings = (provisional: 'accepted' | 'refused'): readonly Wording[] =>
  provisional === 'accepted' ? wordings : wordings.filter(({ status }) => status !== 'provisional');

/** The words of an instrument in a language, or undefined when it has none. */
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

/** The languages in which every one of the forms has words, in the order of the list. */
export function languagesOf(forms: readonly string[], among: readonly Wording[] = wordings): string[] {
  const all = [...new Set(among.map((wording) => wording.language))];
  return all.filter((language) => forms.every((form) => findWording(form, language, among)));
}
