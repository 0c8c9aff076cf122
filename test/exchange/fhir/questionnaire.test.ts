import type { Element } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { instrumentOf, instruments } from '../../../functions/domain/survey/instruments/instruments.ts';
import { findWording } from '../../../functions/domain/survey/wordings/wordings.ts';
import { questionnaireOf } from '../../../functions/exchange/fhir/questionnaire.ts';

const translationsOf = (element: Element | undefined) =>
  (element?.extension ?? []).map(({ extension }) => extension);

describe('a form as a Questionnaire', () => {
  it.each(instruments)(
    '$id has every item in order, with every option and its Swedish words',
    (instrument) => {
      const { item = [], language } = questionnaireOf(instrument);
      expect(language).toBe('sv');
      expect(item.map(({ linkId }) => linkId)).toEqual([
        'introduction',
        ...instrument.items.map(({ key }) => key),
      ]);
      for (const { key, optionSet } of instrument.items) {
        const { answerOption = [] } = item.find(({ linkId }) => linkId === key) ?? {};
        const words = findWording(instrument.id, 'sv')?.options[optionSet];
        expect(answerOption.map(({ valueCoding }) => [valueCoding?.code, valueCoding?.display])).toEqual(
          instrument.optionSets[optionSet]?.values.map((value) => [String(value), words?.[value]]),
        );
      }
    },
  );

  it('is a draft where its words are provisional, and says that they are not the published ones', () => {
    expect(questionnaireOf(instrumentOf('prem'))).toMatchObject({ status: 'active', experimental: false });
    expect(questionnaireOf(instrumentOf('face'))).toMatchObject({
      status: 'draft',
      experimental: true,
      description: expect.stringContaining('inte formulärets publicerade'),
      copyright: expect.stringContaining('rättighetshavarens tillstånd'),
    });
  });

  it('carries the other languages as translations', () => {
    const { _title, item = [] } = questionnaireOf(instrumentOf('prem'));
    expect(translationsOf(_title)).toContainEqual([
      { url: 'lang', valueCode: 'en' },
      { url: 'content', valueString: 'What do you think of our care?' },
    ]);
    const [option] = item[1]?.answerOption ?? [];
    expect(translationsOf(option?.valueCoding?._display)).toContainEqual([
      { url: 'lang', valueCode: 'fi' },
      { url: 'content', valueString: expect.any(String) },
    ]);
  });

  it('gives a scored option its number, under the code system of its set', () => {
    const [calm] = questionnaireOf(instrumentOf('fdi')).item?.filter(({ linkId }) => linkId === '6') ?? [];
    expect(calm?.answerOption?.[0]).toMatchObject({
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: 6 }],
      valueCoding: { system: expect.stringMatching(/\/CodeSystem\/fdi-calm$/), code: '6' },
    });
  });

  it('needs words', () => {
    expect(() => questionnaireOf(instrumentOf('face'), [])).toThrow('face has no words');
  });
});
