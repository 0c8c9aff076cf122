import { describe, expect, it } from 'vitest';
import { median, paired, quantile } from './median.ts';

describe('the median', () => {
  it.each([
    { values: [3, 1, 2], middle: 2 },
    { values: [4, 1, 2, 3], middle: 2.5 },
    { values: [7], middle: 7 },
    { values: [10, 9, 100], middle: 10 },
  ])('of $values is $middle', ({ values, middle }) => {
    expect(median(values)).toBe(middle);
  });

  it('leaves the values as they were', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('of nothing is an error', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('a quantile', () => {
  it('lies between the values beside it', () => {
    expect(quantile([0, 10, 20], 0.75)).toBe(15);
    expect(quantile([0, 10, 20], 1)).toBe(20);
  });
});

describe('a paired measurement', () => {
  it('leaves out what warms up, and takes the ratio within pairs', async () => {
    const measured = [1000, 20, 40, 60].values();
    const floors = [1, 10, 10, 10].values();
    const next = (values: ArrayIterator<number>) => async () => values.next().value ?? Number.NaN;
    expect(await paired(3, next(measured), next(floors))).toEqual({ value: 40, floor: 10, ratio: 4 });
  });
});
