import type { InputError } from '../failure.ts';
import { withinSentence } from '../sentence.ts';
import type { Instrument } from './instrument.ts';
import { itemName, scaleName } from './instrument-names.ts';

/** A text in the voice of whoever answers: the same for all, or one for the patient and one for a guardian. */
export type Voiced = string | { patient: string; guardian: string };

export const wordingStatuses = ['published', 'provisional', 'permitted'] as const;

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
  status: (typeof wordingStatuses)[number];
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

/** What identifies a wording where it was shown. */
export type WordingId = Pick<Wording, 'instrument' | 'language' | 'version'>;

/** What a wording is made of as far as its completeness goes; a pack from outside may hold anything in it. */
type Texts = { items?: unknown; options?: unknown };

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** The keys of the texts that are said twice in one voice, each with the first that says it. */
function repeated(texts: readonly [string, unknown][]): [key: string, first: string][] {
  const found = new Map<string, string>();
  for (const voice of ['patient', 'guardian'] as const) {
    const said = new Map<string, string>();
    for (const [key, text] of texts) {
      const own = typeof text === 'string' ? text : Object(text)[voice];
      if (typeof own !== 'string' || own.trim() === '') continue;
      const first = said.get(own.trim());
      if (first === undefined) said.set(own.trim(), key);
      else if (!found.has(key)) found.set(key, first);
    }
  }
  return [...found];
}

/**
 * What a wording lacks or has too much of for its instrument, in Swedish and with where; empty when it can be shown.
 * Two questions, or two options of one scale, in the same words count as a slip: one of them is not what it should be.
 */
export function wordingProblems(wording: Texts, instrument: Instrument): InputError[] {
  const problems: InputError[] = [];
  const compare = (
    wanted: readonly string[],
    given: readonly [string, unknown][],
    at: string,
    name: (key: string) => string,
    again: (key: string) => string,
  ) => {
    const keys = given.map(([key]) => key);
    for (const key of wanted)
      if (!keys.includes(key)) problems.push({ path: `${at}.${key}`, message: `${name(key)} saknar text.` });
    for (const key of keys)
      if (!wanted.includes(key))
        problems.push({
          path: `${at}.${key}`,
          message: `${name(key)} finns inte i formuläret. Ta bort texten.`,
        });
    for (const [key, first] of repeated(given))
      if (wanted.includes(key))
        problems.push({ path: `${at}.${key}`, message: `${name(key)} har samma text som ${again(first)}.` });
  };
  const keys = instrument.items.map((item) => item.key);
  const named = (key: string) => withinSentence(itemName(key));
  compare(keys, entriesOf(wording.items), 'items', itemName, named);
  const scales = entriesOf(wording.options);
  const scaleNamed = (set: string) => withinSentence(scaleName(set));
  compare(Object.keys(instrument.optionSets), scales, 'options', scaleName, scaleNamed);
  for (const [set, values] of Object.entries(instrument.optionSets)) {
    const scale = scales.find(([name]) => name === set);
    if (!scale) continue;
    const name = (value: string) => `Alternativet «${value}» i ${scaleNamed(set)}`;
    compare(values.map(String), entriesOf(scale[1]), `options.${set}`, name, (value) => `«${value}»`);
  }
  return problems;
}

/**
 * What is shown at a unit: the wordings that the stage allows, each replaced by the permitted one that is active there
 * for the same instrument and language.
 * @param provided those that come with the project and may be shown on this stage
 * @param active those that are active at the unit, at most one for an instrument and language
 */
export function wordingsShown(provided: readonly Wording[], active: readonly Wording[]): Wording[] {
  const same = (one: Wording, other: Wording) =>
    one.instrument === other.instrument && one.language === other.language;
  const replaced = provided.map((wording) => active.find((one) => same(one, wording)) ?? wording);
  return [...replaced, ...active.filter((wording) => !replaced.includes(wording))];
}
