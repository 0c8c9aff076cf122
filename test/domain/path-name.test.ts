import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromPathName, toPathName } from '../../functions/domain/path-name.ts';

const name = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }),
  fc.string({ unit: fc.constantFrom(...'.~%/?#\\2EaÅ😀'), minLength: 1, maxLength: 8 }),
);

describe('a name in a path', () => {
  it('is read unchanged, also when the path is decoded on the way', () => {
    fc.assert(
      fc.property(name, (one) => {
        expect(fromPathName(toPathName(one))).toBe(one);
        expect(fromPathName(decodeURIComponent(toPathName(one)))).toBe(one);
      }),
    );
  });

  it('is one part of the path, which no parser of addresses changes', () => {
    fc.assert(
      fc.property(name, (one) => {
        const { pathname, search, hash } = new URL(`https://nhv.test/a/${toPathName(one)}/b`);
        expect([pathname, search, hash]).toEqual([`/a/${toPathName(one)}/b`, '', '']);
        expect(pathname).not.toMatch(/\.\.|%|\\/);
      }),
    );
  });

  it.each(['SU-0001', 'i1', 'a.b_c-9', 'i-7k3m9q2x4z'])('%s is not escaped', (one) => {
    expect(toPathName(one)).toBe(one);
  });

  it.each(['50%', '2026/17', 'a~b', '~', '~zz', '~FF'])(
    '%s, written without any escape, is read unchanged',
    (one) => {
      expect(fromPathName(one)).toBe(one);
    },
  );
});
