import { describe, expect, it } from 'vitest';
import { referenceName, refusedAlike } from '../../../functions/domain/patient/reference-name.ts';

describe('references read alike', () => {
  it.each([
    ['SU-0001', 'su-1'],
    ['FT-1001', 'ft-1001'],
    ['a007b010', 'A7B10'],
    ['x.000', 'X.0'],
  ])('where only capitals and zeros before numbers differ: %s, %s', (one, other) => {
    expect(referenceName(one)).toBe(referenceName(other));
  });

  it.each([
    ['SU-1', 'SU-10'],
    ['SU-1', 'SU1'],
    ['SU-100', 'SU-1'],
    ['SU_1', 'SU-1'],
  ])('and not where anything else does: %s, %s', (one, other) => {
    expect(referenceName(one)).not.toBe(referenceName(other));
  });
});

it('others are refused but those that are accepted', () => {
  expect(refusedAlike(['a', 'b'], [])).toEqual(['a', 'b']);
  expect(refusedAlike(['a', 'b'], ['b', 'c'])).toEqual(['a']);
  expect(refusedAlike(['a', 'b'], 'all')).toEqual([]);
});
