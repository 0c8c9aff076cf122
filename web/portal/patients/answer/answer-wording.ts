import { findWording, wordings as provided } from '../../../../functions/domain/survey/wordings/wordings.ts';
import type { Option } from '../../../ui/choice.tsx';
import { statusWords } from '../../admin/wording-words.ts';
import type { FormWording } from '../../api.ts';
import { languageName } from '../../words.ts';

/** For an answer to words that the unit has not shown, or that nobody knows: it names no version. */
export const unknownWording = 'unknown';

/** The languages a form may have been answered in: those the unit has words in, and those the system has. */
export function answerLanguages(form: string, known: readonly FormWording[]): Option[] {
  const all = [...known, ...provided].flatMap((one) => (one.instrument === form ? [one.language] : []));
  return ['sv', ...new Set(all.filter((language) => language !== 'sv'))].map((language) => ({
    value: language,
    text: languageName(language),
  }));
}

/**
 * What may have been on the paper in a language, what is shown now first.
 * @param stored the version of the answer that is corrected, which may be none that the unit has shown
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

/** The version that is taken to have been answered unless somebody says otherwise: what the unit shows now. */
export const defaultWording = (known: readonly FormWording[], language: string): string =>
  known.find((one) => one.language === language && one.shown)?.version ?? unknownWording;

/**
 * The words to type by: those of the version, else what the unit shows, else the system's own, which serve staff as
 * labels also where patients may not be shown them.
 */
export const wordsFor = (form: string, language: string, known: readonly FormWording[], version: string) =>
  known.find((one) => one.version === version) ??
  known.find((one) => one.language === language && one.shown) ??
  findWording(form, language);
