import { describe, expect, it } from 'vitest';
import { differingFields, isSame } from '../../functions/domain/same.ts';

describe('the same data', () => {
  it.each<[unknown, unknown, boolean]>([
    [{ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: undefined }, true],
    [[1, 2], [2, 1], false],
    [{ a: null }, { a: undefined }, false],
    [{ a: [] }, { a: {} }, false],
    ['1', 1, false],
  ])('%o and %o: %s', (one, other, same) => {
    expect(isSame(one, other)).toBe(same);
    expect(isSame(other, one)).toBe(same);
  });
});

describe('the fields that two objects differ in', () => {
  const before = { cause: 'trauma', homeRegion: '14', visits: [1] };

  it('are listed with both values; an absent value is left out', () => {
    expect(differingFields(before, { homeRegion: '12', visits: [1], legalSex: 'male' })).toEqual([
      ['cause', { before: 'trauma' }],
      ['homeRegion', { before: '14', after: '12' }],
      ['legalSex', { after: 'male' }],
    ]);
  });

  it('are none when the objects are the same, or when the differing fields are not compared', () => {
    expect(differingFields(before, { ...before })).toEqual([]);
    expect(differingFields(before, {}, [])).toEqual([]);
  });
});
