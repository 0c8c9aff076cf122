import { expect, it } from 'vitest';
import { type Item, optionsOf, readFormValues, valuesSchema } from '../../functions/domain/instrument.ts';
import { face } from '../../functions/domain/instruments/face.ts';
import { fdi } from '../../functions/domain/instruments/fdi.ts';

it('an unscored answer alone is no answer', () => {
  expect(valuesSchema(face).safeParse({ side: 'left' }).success).toBe(false);
  expect(valuesSchema(face).safeParse({ side: 'left', '8': 3 }).success).toBe(true);
});

it('reads a form post: text becomes the stored value, what is untouched is left out', () => {
  expect(readFormValues(face, { side: 'left', '1': '2', '2': '' })).toEqual({ side: 'left', '1': 2 });
  expect(readFormValues(fdi, { '1': '0' })).toEqual({ '1': 0 });
});

it('leaves what it does not know for the schema to refuse', () => {
  const values = readFormValues(face, { '1': '7', unknown: 'x' });
  expect(values).toEqual({ '1': '7', unknown: 'x' });
  expect(valuesSchema(face).safeParse(values).success).toBe(false);
});

it('an item whose options are not defined is an error of ours', () => {
  const item: Item = { key: '1', topic: 'x', optionSet: 'nowhere' };
  expect(() => optionsOf(face, item)).toThrow('nowhere');
});
