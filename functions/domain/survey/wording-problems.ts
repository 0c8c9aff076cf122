import type { InputError } from '../failure.ts';
import { withinSentence } from '../sentence.ts';
import type { Instrument } from './instrument.ts';
import { itemName, optionSetName } from './instrument-names.ts';

/** The parts of a wording that must be complete; a pack from outside may hold any values in them. */
type Texts = { items?: unknown; options?: unknown };

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** Finds the keys of repeated texts in one voice, each with the first key that has the same text. */
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
 * Lists the texts that a wording lacks or should not have for its instrument, in Swedish and with their path;
 * empty when the wording can be shown. Two questions, or two options of one scale, with the same words are an
 * error: one of the two must be wrong.
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
  const item = (key: string) => itemName(instrument, key);
  compare(keys, entriesOf(wording.items), 'items', item, (key) => withinSentence(item(key)));
  const scales = entriesOf(wording.options);
  const setName = (set: string) => optionSetName(instrument, set);
  const scaleNamed = (set: string) => withinSentence(setName(set));
  compare(Object.keys(instrument.optionSets), scales, 'options', setName, scaleNamed);
  for (const [set, { values }] of Object.entries(instrument.optionSets)) {
    const scale = scales.find(([name]) => name === set);
    if (!scale) continue;
    const name = (value: string) => `Alternativet «${value}» i ${scaleNamed(set)}`;
    compare(values.map(String), entriesOf(scale[1]), `options.${set}`, name, (value) => `«${value}»`);
  }
  return problems;
}
