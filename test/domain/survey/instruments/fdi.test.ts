import { describe, expect, it } from 'vitest';
import { fdi } from '../../../../functions/domain/survey/instruments/fdi.ts';
import type { Values } from '../../../../functions/domain/survey/values.ts';

const none = null;

function values(first: number, answers: readonly (number | null)[]): Values {
  const entries = answers.map((answer, index) => [String(first + index), answer]);
  return Object.fromEntries(entries.filter(([, answer]) => answer !== null));
}

describe('FDI physical function', () => {
  it.each([
    [[4, 3, 4, 2, 5], 65, false],
    [[4, 3, 0, 2, 5], 45, true],
    [[0, 0, 0, 0, 0], -25, true],
    [[1, 1, 1, 1, 1], 0, false],
    [[3, 3, 3, 3, 3], 50, false],
    [[5, 5, 5, 5, 5], 100, false],
    [[4, none, 4, 2, 5], 68.75, false],
    [[5, 5, 5, none, none], 100, false],
    [[0, none, 5, none, 5], (7 / 3) * 25, true],
  ])('%j scores %d (other reasons: %s)', (answers, value, other) => {
    const { physical } = fdi.score(values(1, answers));
    expect(physical?.value).toBeCloseTo(value, 10);
    expect(physical?.containsOtherReasons ?? false).toBe(other);
  });

  it('has no score with fewer than three answers, and then no flag', () => {
    expect(fdi.score(values(1, [0, 5, none, none, none])).physical).toEqual({ value: null });
  });
});

describe('FDI social and well-being function', () => {
  it.each([
    [[4, 5, 3, 4, 5], 64],
    [[4, 5, none, 4, 5], 70],
    [[1, 1, 1, 1, 1], 0],
    [[6, 6, 6, 6, 6], 100],
    [[6, none, none, 6, 6], 100],
  ])('%j scores %d', (answers, value) => {
    expect(fdi.score(values(6, answers)).social?.value).toBeCloseTo(value, 10);
  });

  it('has no score with fewer than three answers', () => {
    expect(fdi.score(values(6, [6, 6, none, none, none])).social).toEqual({ value: null });
  });
});

it('FDI marks a score over fewer items', () => {
  expect(fdi.score(values(1, [4, none, 4, 2, 5])).physical?.prorated).toBe(true);
  expect(fdi.score(values(1, [4, 4, 4, 2, 5])).physical?.prorated).toBeUndefined();
});

it('FDI has no total', () => {
  expect(Object.keys(fdi.score({}))).toEqual(['physical', 'social']);
});

it.each([
  [true, 'all ten', values(1, [5, 5, 5, 5, 5, 6, 6, 6, 6, 6])],
  [true, 'three and three', { ...values(1, [0, 1, 2]), ...values(6, [1, 2, 3]) }],
  [false, 'three and two', { ...values(1, [0, 1, 2]), ...values(6, [1, 2]) }],
  [false, 'only the physical half', values(1, [5, 5, 5, 5, 5])],
])('FDI complete %s: %s', (complete, _case, given) => {
  expect(fdi.isComplete(given)).toBe(complete);
});

it('lists «calm» from most to least, and the other social items the other way, each with its stored value', () => {
  const optionsOf = (key: string) => {
    const item = fdi.items.find((one) => one.key === key);
    return item && fdi.optionSets[item.optionSet]?.values;
  };
  expect(optionsOf('6')).toEqual([6, 5, 4, 3, 2, 1]);
  for (const key of ['7', '8', '9', '10']) expect(optionsOf(key)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(optionsOf('1')).toEqual([5, 4, 3, 2, 1, 0]);
});
