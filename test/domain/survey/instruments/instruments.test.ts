import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionsOf } from '../../../../functions/domain/survey/instrument.ts';
import {
  findInstrument,
  hasHiddenAnswers,
  instrumentOf,
  instruments,
} from '../../../../functions/domain/survey/instruments/instruments.ts';
import { licenceSentences } from '../../../../functions/domain/survey/licence.ts';
import type { Values } from '../../../../functions/domain/survey/values.ts';
import { valuesSchema } from '../../../../functions/domain/survey/values-schema.ts';
import { wordings } from '../../../../functions/domain/survey/wordings/wordings.ts';
import { valuesArbitrary } from '../../../support/arbitraries.ts';

const duplicates = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

it('ids of instruments and their short names are unique, and each is found by its id', () => {
  expect(duplicates(instruments.map(({ id }) => id))).toEqual([]);
  expect(duplicates(instruments.map(({ shortName }) => shortName))).toEqual([]);
  for (const instrument of instruments) expect(instrumentOf(instrument.id)).toBe(instrument);
  expect(findInstrument('eq5d')).toBeUndefined();
  expect(() => instrumentOf('eq5d')).toThrow('eq5d');
});

it('only the answers on the experience of care are hidden from staff', () => {
  expect(instruments.map(({ id }) => id).filter(hasHiddenAnswers)).toEqual(['prem']);
  expect(hasHiddenAnswers('eq5d')).toBe(false);
});

describe.each(instruments.map((instrument) => [instrument.id, instrument] as const))(
  '%s',
  (_id, instrument) => {
    const itemKeys = instrument.items.map(({ key }) => key);

    it('names items, option sets and scales once', () => {
      expect(duplicates(itemKeys)).toEqual([]);
      expect(duplicates(instrument.scales.map(({ id }) => id))).toEqual([]);
      for (const { values } of Object.values(instrument.optionSets))
        expect(duplicates(values.map(String))).toEqual([]);
    });

    it('has no dangling reference and no unused part', () => {
      const used = new Set(instrument.items.map(({ optionSet }) => optionSet));
      expect([...used].sort()).toEqual(Object.keys(instrument.optionSets).sort());
      for (const { items, minimumAnswered } of instrument.scales) {
        for (const item of items) expect(itemKeys).toContain(item);
        expect(minimumAnswered).toBeGreaterThanOrEqual(1);
        expect(minimumAnswered).toBeLessThanOrEqual(items.length);
      }
    });

    it('has a source, a licence, a version and topics', () => {
      const { source, licence, version, name, shortName, items, scales } = instrument;
      const told = [...items.map(({ topic }) => topic), ...scales.map((scale) => scale.name)];
      for (const text of [source, version, name, shortName, licenceSentences[licence], ...told])
        expect(text).not.toBe('');
      expect(instrument.scoreRemark !== undefined).toBe(scales.length > 0);
    });

    it('reaches the declared lowest and highest score of every scale', () => {
      const extreme = (pick: (...numbers: number[]) => number): Values =>
        Object.fromEntries(
          instrument.items
            .filter((item) => !item.unscored)
            .map((item) => [item.key, pick(...optionsOf(instrument, item).map(Number))]),
        );
      const lowest = instrument.score(extreme(Math.min));
      const highest = instrument.score(extreme(Math.max));
      const reached = instrument.scales.map(({ id }) => [lowest[id]?.value, highest[id]?.value]);
      expect(reached).toEqual(instrument.scales.map(({ range }) => [...range]));
    });

    it('scores every valid answer within its ranges, and only with enough items', () => {
      fc.assert(
        fc.property(valuesArbitrary(instrument), (values) => {
          expect(valuesSchema(instrument).parse(values)).toEqual(values);
          const scores = instrument.score(values);
          expect(Object.keys(scores)).toEqual(instrument.scales.map(({ id }) => id));
          for (const { id, items, minimumAnswered, range } of instrument.scales) {
            const answered = items.filter((item) => values[item] !== undefined).length;
            const score = scores[id];
            expect(score?.value !== null).toBe(answered >= minimumAnswered);
            if (score?.value == null) continue;
            expect(score.value).toBeGreaterThanOrEqual(range[0]);
            expect(score.value).toBeLessThanOrEqual(range[1]);
            expect(score.prorated ?? false).toBe(answered < items.length);
          }
        }),
      );
    });

    it('has an example that its schema accepts, with the scores of its values', () => {
      const { values, scores, weights = {}, constant = [] } = instrument.example;
      expect(valuesSchema(instrument).parse(values)).toEqual(values);
      const given = Object.entries(instrument.score(values)).map(([id, { value }]) => [
        id,
        value && Math.round(value * 1000) / 1000,
      ]);
      expect(Object.fromEntries(given)).toEqual(scores);
      for (const [set, weighted] of Object.entries(weights))
        expect(Object.keys(weighted)).toEqual(instrument.optionSets[set]?.values);
      for (const item of constant) expect(itemKeys).toContain(item);
    });

    it('has one wording for each of its languages, Swedish among them', () => {
      const languages = wordings.flatMap((one) => (one.instrument === instrument.id ? [one.language] : []));
      expect(languages).toContain('sv');
      expect(duplicates(languages)).toEqual([]);
    });

    it('refuses an unknown item, an unknown option, and an empty form', () => {
      fc.assert(
        fc.property(valuesArbitrary(instrument), fc.constantFrom(...itemKeys), (values, key) => {
          const accepts = (given: unknown) => valuesSchema(instrument).safeParse(given).success;
          expect(accepts({ ...values, unknown: 1 })).toBe(false);
          for (const wrong of [99, -1, 1.5, 'x', null, true])
            expect(accepts({ ...values, [key]: wrong })).toBe(false);
        }),
      );
      expect(valuesSchema(instrument).safeParse({}).success).toBe(false);
    });
  },
);
