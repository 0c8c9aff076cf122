import type { Questionnaire, QuestionnaireItem, QuestionnaireItemAnswerOption } from 'fhir/r4.js';
import { type Instrument, type Item, optionsOf } from '../../domain/survey/instrument.ts';
import { licenceSentences } from '../../domain/survey/licence.ts';
import type { Value } from '../../domain/survey/values.ts';
import { voiced, type Wording } from '../../domain/survey/wording.ts';
import { wordings } from '../../domain/survey/wordings/wordings.ts';
import { canonicalOf, ownSystem } from './canonical.ts';
import { type Translations, translated } from './translation.ts';

/** The score of an option: https://hl7.org/fhir/R4/extension-ordinalvalue.html */
const ordinalValue = 'http://hl7.org/fhir/StructureDefinition/ordinalValue';

/** The languages after the first are given as translations of it. */
type Words = readonly [Wording, ...Wording[]];

const inOthers = ([, ...others]: Words, textOf: (wording: Wording) => string | undefined): Translations =>
  Object.fromEntries(
    others.flatMap((wording) => {
      const text = textOf(wording);
      return text === undefined ? [] : [[wording.language, text]];
    }),
  );

/** The code of an answer. Its system is of the form and the option set, as the same number means different things. */
export const answerCode = (instrument: Instrument, item: Item, value: Value) => ({
  system: ownSystem(`${instrument.id}-${item.optionSet}`),
  code: String(value),
});

function optionOf(
  instrument: Instrument,
  item: Item,
  value: Value,
  words: Words,
): QuestionnaireItemAnswerOption {
  const textIn = (wording: Wording) => wording.options[item.optionSet]?.[value];
  return {
    ...(typeof value === 'number' ? { extension: [{ url: ordinalValue, valueDecimal: value }] } : {}),
    valueCoding: {
      ...answerCode(instrument, item, value),
      display: textIn(words[0]) ?? String(value),
      _display: translated(inOthers(words, textIn)),
    },
  };
}

function itemOf(instrument: Instrument, item: Item, words: Words): QuestionnaireItem {
  const textIn = ({ items }: Wording) => {
    const text = items[item.key];
    return text === undefined ? undefined : voiced(text, 'patient');
  };
  return {
    linkId: item.key,
    code: [{ system: ownSystem(`${instrument.id}-item`), code: item.key, display: item.topic }],
    text: textIn(words[0]) ?? item.topic,
    _text: translated(inOthers(words, textIn)),
    type: 'choice',
    required: item.required === true,
    answerOption: optionsOf(instrument, item).map((value) => optionOf(instrument, item, value, words)),
  };
}

/**
 * Describes an instrument with the words that come with the project, never those of a loaded pack: in Swedish where there
 * are Swedish words, with the other languages as translations. Provisional words make it a draft.
 * @throws Error for an instrument without words
 */
export function questionnaireOf(instrument: Instrument, among: readonly Wording[] = wordings): Questionnaire {
  const { id, version, name, shortName, licence, items } = instrument;
  const own = among.filter((wording) => wording.instrument === id);
  const ordered = own.toSorted(
    (one, other) => Number(other.language === 'sv') - Number(one.language === 'sv'),
  );
  const [first, ...others] = ordered;
  if (!first) throw new Error(`${id} has no words`);
  const words: Words = [first, ...others];
  const introduction = ({ introduction: text }: Wording) => voiced(text, 'patient');
  const isProvisional = first.status === 'provisional';
  return {
    resourceType: 'Questionnaire',
    id,
    language: first.language,
    url: canonicalOf('Questionnaire', id),
    version,
    name: shortName.replace(/\W/g, ''),
    title: first.title,
    _title: translated(inOthers(words, ({ title }) => title)),
    status: isProvisional ? 'draft' : 'active',
    experimental: isProvisional,
    subjectType: ['Patient'],
    description: isProvisional ? `${name}. Projektets egen ordalydelse, inte formulärets publicerade.` : name,
    copyright: `${licenceSentences[licence]} Källa: ${instrument.source}.`,
    item: [
      {
        linkId: 'introduction',
        type: 'display',
        text: introduction(first),
        _text: translated(inOthers(words, introduction)),
      },
      ...items.map((item) => itemOf(instrument, item, words)),
    ],
  };
}
