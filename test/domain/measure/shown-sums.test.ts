import { expect, it } from 'vitest';
import { hideEach } from '../../../functions/domain/measure/shown-sums.ts';

/** The answers of patients, each with the sums that hold it. */
const inSums = (...sums: readonly (readonly number[])[]) =>
  [...new Set(sums.flat())].map((patient) => ({
    patient: `m${patient}`,
    sums: sums.map((one) => one.includes(patient)),
  }));
const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

it.each([
  ['no sum', true, []],
  ['a sum of five', true, [upTo(5)]],
  ['a sum of four', false, [upTo(4)]],
  ['sums that share nothing', true, [upTo(5), upTo(10, 6)]],
  ['a sum within another that has five more', true, [upTo(5), upTo(10)]],
  ['a sum within another that has one more', false, [upTo(5), upTo(6)]],
  ['the same sum twice', true, [upTo(7), upTo(7)]],
  ['one lost beside five new', true, [upTo(10), [...upTo(9), ...upTo(15, 11)]]],
  [
    'sums that differ in five each, and three together in four',
    false,
    [
      [1, 2, 3, 4, 5, 6],
      [1, 2, 3, 7, 8, 9],
      [4, 5, 7, 8, 9, 10],
    ],
  ],
])('%s: hides each of five is %s', (_, hides, sums) => {
  expect(hideEach(inSums(...sums), 5)).toBe(hides);
});

it('counts patients, not answers: two answers of one are one', () => {
  const answers = upTo(5).map((index) => ({ patient: `m${Math.min(index, 4)}`, sums: [true] }));
  expect(hideEach(answers, 5)).toBe(false);
});

it('does not try more pieces than it can: many small ones are taken to show an answer', () => {
  const answers = upTo(63).map((index) => ({
    patient: `m${index}`,
    sums: [true, ...[...index.toString(2).padStart(6, '0')].map((bit) => bit === '1')],
  }));
  expect(hideEach(answers, 5)).toBe(false);
});
