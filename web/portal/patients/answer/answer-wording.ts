import { findWording, wordings as provided } from '../../../../functions/domain/survey/wordings/wordings.ts';
import type { Option } from '../../../ui/choice.tsx';
import { statusWords } from '../../admin/wording-words.ts';
import type { FormWording } from '../../api.ts';
import { languageName } from '../../words.ts';

/** The value for a wording that the unit has not shown, or that is not known: it names no version. */
export const unknownWording = 'unknown';

/**
 * Lists the languages a form may have been answered in: those the unit has wordings in, and those of the
 * system.
 */
export function answerLanguages(form: string, known: readonly FormWording[]): Option[] {
  const all = [...known, ...provided].flatMap((one) => (one.instrument === form ? [one.language] : []));
  return ['sv', ...new Set(all.filter((language) => language !== 'sv'))].map((language) => ({
    value: language,
    text: languageName(language),
  }));
}

/**
 * Lists the wordings that the paper may have had in a language, the one shown now first.
 * @param stored the version of the answer that is corrected, which the unit may never have shown
 */
export function wordingOptions(known: readonly FormWording[], language: string, stored?: string): Option[] {
  const inLanguage = known.filter((one) => one.language === language);
  const isOther = stored !== undefined && !inLanguage.some(({ version }) => version === stored);
  return [
    ...(isOther ? [{ value: stored, text: stored }] : []),
    ...inLanguage.map(({ version, status, shown }) => ({
      value: version,
      text: `${version} (${[statusWords[status].text.toLowerCase(), ...(shown ? ['visas nu'] : [])].join(', ')})`,
    })),
    { value: unknownWording, text: 'Annan eller okänd' },
  ];
}

/** Finds the version that is proposed as answered: the one that the unit shows now. */
export const defaultWording = (known: readonly FormWording[], language: string): string =>
  known.find((one) => one.language === language && one.shown)?.version ?? unknownWording;

/**
 * Finds the wording to show while typing: the version's own, otherwise the one the unit shows, otherwise the
 * system's own, which staff may see as labels even where patients may not.
 */
export const wordsFor = (form: string, language: string, known: readonly FormWording[], version: string) =>
  known.find((one) => one.version === version) ??
  known.find((one) => one.language === language && one.shown) ??
  findWording(form, language);
