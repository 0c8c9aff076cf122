import { expect, it } from 'vitest';
import {
  type Item,
  optionsOf,
  readFormValues,
  scoredBy,
} from '../../../functions/domain/survey/instrument.ts';
import { face } from '../../../functions/domain/survey/instruments/face.ts';
import { fdi } from '../../../functions/domain/survey/instruments/fdi.ts';
import { valuesSchema } from '../../../functions/domain/survey/values-schema.ts';

it('an answer to an unscored item alone does not count as an answer', () => {
  expect(valuesSchema(face).safeParse({ side: 'left' }).success).toBe(false);
  expect(valuesSchema(face).safeParse({ side: 'left', '8': 3 }).success).toBe(true);
});

it('reads a form post: text becomes the stored value, and untouched questions are left out', () => {
  expect(readFormValues(face, { side: 'left', '1': '2', '2': '' })).toEqual({ side: 'left', '1': 2 });
  expect(readFormValues(fdi, { '1': '0' })).toEqual({ '1': 0 });
});

it('keeps unknown fields, and the schema refuses them', () => {
  const values = readFormValues(face, { '1': '7', unknown: 'x' });
  expect(values).toEqual({ '1': '7', unknown: 'x' });
  expect(valuesSchema(face).safeParse(values).success).toBe(false);
});

it('an item whose options are not defined is a fault in our definitions', () => {
  const item: Item = { key: '1', topic: 'x', optionSet: 'nowhere' };
  expect(() => optionsOf(face, item)).toThrow('nowhere');
});

it.each([
  [{ a: 1, b: 1, c: 1 }, { value: 0 }],
  [{ a: 2, b: 3, c: 1 }, { value: 10 }],
  [
    { a: 2, b: 4 },
    { value: 20, prorated: true },
  ],
  [
    { a: 9, b: 1, c: 2 },
    { value: 30, containsOtherReasons: true },
  ],
  [{ a: 9 }, { value: null }],
  [
    { a: 'left', b: 4, c: 2 },
    { value: 20, prorated: true },
  ],
  [{}, { value: null }],
])('a scale of ten points per step, over at least two answered items, scores %j as %j', (values, score) => {
  const scale = { id: 'x', name: 'X', items: ['a', 'b', 'c'], minimumAnswered: 2, pointsPerStep: 10 };
  const otherReasons = { value: 9, remark: 'av andra skäl' };
  expect(scoredBy([{ ...scale, otherReasons, range: [0, 80] }])(values)).toEqual({ x: score });
});
