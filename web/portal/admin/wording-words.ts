import { formatList } from '../../ui/format.ts';
import type { Wordings, WordingUnit } from '../api.ts';
import { formName, languageName } from '../words.ts';

/** A form in a language: what one wording at a time is shown of. */
export type WordingSlot = { instrument: string; language: string };

/** What is shown of a form in a language at a unit; undefined where nothing may be shown. */
export type Shown = WordingUnit['shown'][number] | undefined;

export const shownAt = (unit: WordingUnit, { instrument, language }: WordingSlot): Shown =>
  unit.shown.find((one) => one.instrument === instrument && one.language === language);

export const isIn =
  ({ instrument, language }: WordingSlot) =>
  (one: WordingSlot): boolean =>
    one.instrument === instrument && one.language === language;

export const slotName = ({ instrument, language }: WordingSlot): string =>
  `${formName(instrument)}, ${languageName(language)}`;

/** A language inside a sentence: «på finska». */
export const inLanguage = (language: string): string => languageName(language).toLowerCase();

export const statusWords = {
  permitted: { text: 'Med tillstånd', tag: 'tag tag-done' },
  published: { text: 'Publicerad', tag: 'tag tag-accent' },
  provisional: { text: 'Preliminär', tag: 'tag tag-warn' },
} as const;

/** The units that use a form, in the order they come. */
export const usersOf = ({ units }: Pick<Wordings, 'units'>, instrument: string): WordingUnit[] =>
  units.filter(({ forms }) => forms.includes(instrument));

/** Which of the units that use a form: «Alla 3 enheter», or their names. */
export function whereText(some: readonly WordingUnit[], all: readonly WordingUnit[]): string {
  const isAll = some.length === all.length && all.length > 1;
  return isAll ? `Alla ${all.length} enheter` : formatList(some.map(({ name }) => name));
}
