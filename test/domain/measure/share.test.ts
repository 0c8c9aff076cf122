import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareOf, wilson } from '../../../functions/domain/measure/share.ts';

it('the Wilson interval contains the share, lies within 0 and 1, and narrows as the denominator grows', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (one, other) => {
      const [numerator, denominator] = [Math.min(one, other), Math.max(one, other)];
      fc.pre(denominator > 0);
      const [low, high] = wilson(numerator, denominator) ?? [Number.NaN, Number.NaN];
      const share = numerator / denominator;
      const rounding = 1e-12;
      expect(low >= 0 && low <= share + rounding && share <= high + rounding && high <= 1).toBe(true);
      const [wideLow, wideHigh] = wilson(numerator * 2, denominator * 2) ?? [0, 0];
      expect(wideHigh - wideLow).toBeLessThan(high - low);
    }),
  );
});

it('the share of 0 patients is null, never 0 and never NaN', () => {
  expect(shareOf(0, 0)).toBeNull();
});
