import type { Instrument } from '../../../functions/domain/survey/instrument.ts';
import { itemName, optionSetName } from '../../../functions/domain/survey/instrument-names.ts';
import type { Voiced, Wording } from '../../../functions/domain/survey/wording.ts';

/** A text of a wording with its name, before and after. */
export type TextChange = { name: string; before: Voiced | undefined; after: Voiced | undefined };

type Texts = Pick<Wording, 'title' | 'introduction' | 'items' | 'options'>;

/** Lists every text in the order it is asked. A scale is one text: its options belong together. */
const textsOf = (wording: Texts, instrument: Instrument): [name: string, text: Voiced | undefined][] => [
  ['Rubrik', wording.title],
  ['Inledning', wording.introduction],
  ...instrument.items.map(({ key }): [string, Voiced | undefined] => [
    itemName(instrument, key),
    wording.items[key],
  ]),
  ...Object.entries(instrument.optionSets).map(([set, { values }]): [string, Voiced] => [
    optionSetName(instrument, set),
    values.map((value) => wording.options[set]?.[value] ?? '').join(' · '),
  ]),
];

const sameText = (one: Voiced | undefined, other: Voiced | undefined): boolean => {
  const both = (text: Voiced | undefined) =>
    typeof text === 'object' ? [text.patient, text.guardian] : [text, text];
  return both(one).every((text, index) => text === both(other)[index]);
};

/** Lists the texts that differ between two wordings of an instrument, and counts all texts. */
export function textChanges(
  before: Texts,
  after: Texts,
  instrument: Instrument,
): { changes: TextChange[]; of: number } {
  const earlier = new Map(textsOf(before, instrument));
  const texts = textsOf(after, instrument);
  const changes = texts
    .map(([name, text]) => ({ name, before: earlier.get(name), after: text }))
    .filter((change) => !sameText(change.before, change.after));
  return { changes, of: texts.length };
}
