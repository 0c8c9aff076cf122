import { formatList } from '../../ui/format.ts';
import type { Wordings, WordingUnit } from '../api.ts';
import { formName, languageName } from '../words.ts';

/** A form in a language: each unit shows one wording of it at a time. */
export type WordingSlot = { instrument: string; language: string };

/** The wording that a unit shows of a form in a language; undefined where none may be shown. */
export type Shown = WordingUnit['shown'][number] | undefined;

export const shownAt = (unit: WordingUnit, { instrument, language }: WordingSlot): Shown =>
  unit.shown.find((one) => one.instrument === instrument && one.language === language);

export const isIn =
  ({ instrument, language }: WordingSlot) =>
  (one: WordingSlot): boolean =>
    one.instrument === instrument && one.language === language;

export const slotName = ({ instrument, language }: WordingSlot): string =>
  `${formName(instrument)}, ${languageName(language)}`;

/** The name of a language inside a sentence: «på finska». */
export const inLanguage = (language: string): string => languageName(language).toLowerCase();

export const statusWords = {
  permitted: { text: 'Med tillstånd', tag: 'tag tag-done' },
  published: { text: 'Publicerad', tag: 'tag tag-accent' },
  provisional: { text: 'Preliminär', tag: 'tag tag-warn' },
} as const;

/** The units that use a form, in the order they have. */
export const usersOf = ({ units }: Pick<Wordings, 'units'>, instrument: string): WordingUnit[] =>
  units.filter(({ forms }) => forms.includes(instrument));

/** Names some of the units that use a form: «Alla 3 enheter», or their names. */
export function whereText(some: readonly WordingUnit[], all: readonly WordingUnit[]): string {
  const isAll = some.length === all.length && all.length > 1;
  return isAll ? `Alla ${all.length} enheter` : formatList(some.map(({ name }) => name));
}
