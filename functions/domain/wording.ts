import type { Instrument } from './instrument.ts';

/** A text in the voice of whoever answers: the same for all, or one for the patient and one for a guardian. */
export type Voiced = string | { patient: string; guardian: string };

/**
 * The words of one instrument in one language, as data apart from its structure. `provisional` is this project's own
 * wording, marked so wherever it is shown; `permitted` comes as a pack with the permission of whoever holds the rights.
 */
export type Wording = {
  instrument: string;
  /** Stored with every answer, so that one knows what was shown. */
  version: string;
  /** BCP 47, e.g. `sv`. */
  language: string;
  status: 'published' | 'provisional' | 'permitted';
  permission?: { holder: string; date: string };
  title: string;
  /** What it is about and which period to think of. */
  introduction: Voiced;
  /** Text by item key. */
  items: Readonly<Record<string, Voiced>>;
  /** Text by option set and stored value. */
  options: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

export const voiced = (text: Voiced, respondent: 'patient' | 'guardian'): string =>
  typeof text === 'string' ? text : text[respondent];

/** What a wording lacks or has too much of for its instrument; empty when it can be shown. */
export function wordingProblems(wording: Wording, instrument: Instrument): string[] {
  const problems: string[] = [];
  const compare = (what: string, wanted: readonly string[], given: readonly string[]) => {
    for (const name of wanted) if (!given.includes(name)) problems.push(`${what} ${name} saknar text.`);
    for (const name of given)
      if (!wanted.includes(name)) problems.push(`${what} ${name} finns inte i formuläret.`);
  };
  compare(
    'Fråga',
    instrument.items.map((item) => item.key),
    Object.keys(wording.items),
  );
  compare('Svarsskala', Object.keys(instrument.optionSets), Object.keys(wording.options));
  for (const [set, values] of Object.entries(instrument.optionSets)) {
    const texts = wording.options[set];
    if (texts) compare(`Svarsskala ${set}: alternativ`, values.map(String), Object.keys(texts));
  }
  if (wording.status === 'permitted' && !wording.permission)
    problems.push('Tillståndet att använda texten är inte angivet.');
  return problems;
}
