import { describe, expect, it } from 'vitest';
import { wilson } from '../../functions/domain/measure/share.ts';
import { presentShare } from '../../functions/http/measure-result.ts';

const shown = (n: number, of: number) => presentShare({ n, of, interval: wilson(n, of) });

describe('the Wilson interval', () => {
  it.each([
    [21, 40, 0.375, 0.671],
    [35, 40, 0.739, 0.945],
    [0, 10, 0, 0.278],
    [10, 10, 0.722, 1],
    [1, 1, 0.207, 1],
    [0, 1, 0, 0.793],
    [1, 2, 0.095, 0.905],
  ])('of %i in %i is %d–%d', (numerator, denominator, low, high) => {
    expect(shown(numerator, denominator).interval).toEqual([low, high]);
  });
});

it('a share of no patients is null, never 0 and never NaN', () => {
  expect(shown(0, 0)).toEqual({ numerator: 0, denominator: 0, share: null, interval: null });
  expect(shown(0, 3).share).toBe(0);
});
