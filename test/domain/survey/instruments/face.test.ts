import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { face } from '../../../../functions/domain/survey/instruments/face.ts';
import type { Values } from '../../../../functions/domain/survey/values.ts';
import { valuesArbitrary } from '../../../support/arbitraries.ts';

const values = (...answers: number[]): Values =>
  Object.fromEntries(answers.map((answer, index) => [String(index + 1), answer]));

const rounded = (given: Values) =>
  Object.fromEntries(
    Object.entries(face.score(given)).map(([id, { value }]) => [
      id,
      value && Math.round(value * 1000) / 1000,
    ]),
  );

const first = [2, 1, 3, 3, 2, 3, 2, 4, 3, 4, 4, 5, 2, 3, 5];

describe('FaCE', () => {
  it('scores a mixed answer, its total weighted by item', () => {
    expect(rounded(values(...first))).toEqual({
      movement: 25,
      comfort: 41.667,
      oral: 87.5,
      eye: 25,
      lacrimal: 75,
      social: 68.75,
      total: 51.667,
    });
  });

  it('scores extremes within domains', () => {
    expect(rounded(values(1, 1, 1, 5, 1, 5, 1, 1, 5, 5, 5, 5, 5, 5, 5))).toEqual({
      movement: 0,
      comfort: 100,
      oral: 100,
      eye: 0,
      lacrimal: 0,
      social: 100,
      total: 60,
    });
  });

  it.each([
    ['lowest', 1, 0],
    ['middle', 3, 50],
    ['highest', 5, 100],
  ])('%s answer to everything scores %i everywhere', (_case, answer, score) => {
    const scores = Object.values(rounded(values(...first.map(() => answer))));
    expect(new Set(scores)).toEqual(new Set([score]));
  });

  it('without item 13: comfort is prorated and there is no total', () => {
    const { '13': _, ...given } = values(...first);
    expect(face.score(given)).toMatchObject({
      comfort: { value: 50, prorated: true },
      total: { value: null },
    });
    expect(face.isComplete(given)).toBe(false);
    expect(face.isComplete(values(...first))).toBe(true);
  });

  it.each([
    ['movement', 1, null],
    ['movement', 2, 100],
    ['comfort', 1, null],
    ['comfort', 2, 100],
    ['oral', 1, null],
    ['oral', 2, 100],
    ['eye', 1, null],
    ['eye', 2, 100],
    ['lacrimal', 0, null],
    ['lacrimal', 1, 100],
    ['social', 1, null],
    ['social', 2, 100],
    ['total', 14, null],
    ['total', 15, 100],
  ])('%s with %i answered items: %s', (id, answered, value) => {
    const items = face.scales.find((scale) => scale.id === id)?.items.slice(0, answered) ?? [];
    const given = Object.fromEntries(items.map((item) => [item, 5]));
    expect(face.score(given)[id]?.value).toBe(value);
  });

  it('«don’t know» in 13–15 is a scored 3', () => {
    expect(face.score({ '9': 3, '14': 3 }).social).toEqual({ value: 50, prorated: true });
  });

  it('the affected side does not change a score', () => {
    const given = { ...values(...first), side: 'left' };
    expect(face.score(given)).toEqual(face.score(values(...first)));
  });

  it('gives the published total of a cohort, which the mean of the domains would not', () => {
    // 14 children, points above the minimum by domain (J Craniofac Surg 2021;32:892–895); 513 of 840 in all.
    const points: Record<string, number> = {
      movement: 65,
      comfort: 113,
      oral: 84,
      eye: 77,
      lacrimal: 30,
      social: 144,
    };
    const children = Array.from({ length: 14 }, (): Record<string, number> => ({}));
    for (const { id, items } of face.scales) {
      let left = points[id] ?? 0;
      for (const child of id === 'total' ? [] : children) {
        for (const item of items) {
          const given = Math.min(4, left);
          child[item] = 1 + given;
          left -= given;
        }
      }
      expect(left).toBe(0);
    }
    const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
    const scores = children.map((child) => face.score(child));
    expect(mean(scores.map(({ total }) => total?.value ?? Number.NaN))).toBeCloseTo(61.07, 2);
    const domains = Object.keys(points).map((id) =>
      mean(scores.map((score) => score[id]?.value ?? Number.NaN)),
    );
    expect(mean(domains)).toBeCloseTo(61.26, 2);
  });

  it('a better answer never lowers a score', () => {
    fc.assert(
      fc.property(valuesArbitrary(face), fc.integer({ min: 1, max: 15 }), (given, number) => {
        const item = String(number);
        const answer = given[item];
        fc.pre(typeof answer === 'number' && answer < 5);
        const better = face.score({ ...given, [item]: Number(answer) + 1 });
        for (const [id, { value }] of Object.entries(face.score(given))) {
          if (value !== null) expect(better[id]?.value).toBeGreaterThanOrEqual(value);
        }
      }),
    );
  });
});
