import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthDigitsIn, matcherOf, searchedOf } from '../../../functions/domain/worklist/patient-search.ts';
import { summaryOf } from '../../../functions/domain/worklist/patient-summary.ts';
import { patient } from '../../support/builders.ts';

const listed = (reference: string, birthDate = '1980-04-30') =>
  searchedOf(summaryOf(patient({ reference, birthDate }), { changedAt: undefined, needs: [] }));

const found = (part: string, references: readonly string[]) =>
  references.filter((reference) => matcherOf({ part, birthDates: true })(listed(reference)));

describe('a search for a reference', () => {
  const references = ['SU-1', 'SU-12', 'SU-2', 'su-1', 'sU-5', 'A.1', 'a-1', 'a.1', '1'];
  it.each([
    ['su-1', ['SU-1', 'SU-12', 'su-1']],
    ['SU-1', ['SU-1', 'SU-12', 'su-1']],
    ['a.', ['A.1', 'a.1']],
    ['2', ['SU-12', 'SU-2']],
    ['U-1', ['SU-1', 'SU-12', 'su-1']],
    [' S U-5 ', ['sU-5']],
    ['SU-9', []],
    ['', references],
  ])('for «%s» finds what holds it anywhere, in either case', (typed, expected) => {
    expect(found(typed, references)).toEqual(expected);
  });

  it('finds each patient by any part of the reference', () => {
    const text = fc.stringMatching(/^[A-Za-z0-9._-]{1,12}$/);
    fc.assert(
      fc.property(text, fc.nat(11), fc.integer({ min: 1, max: 12 }), (reference, from, length) => {
        const part = reference.slice(from % reference.length).slice(0, length);
        expect(found(part, [reference])).toEqual([reference]);
      }),
    );
  });
});

describe('a search for a birth date', () => {
  it.each([
    '1980-04-30',
    '19800430',
    '800430',
    '80-04-30',
    '1980-0',
    '1980',
    '0430',
    '04-30',
    '1980/04/30',
    '1980.04.30',
  ])('finds who was born on 30 April 1980 as «%s»', (part) => {
    expect(matcherOf({ part, birthDates: true })(listed('X', '1980-04-30'))).toBe(true);
    expect(matcherOf({ part, birthDates: true })(listed('X', '1971-12-06'))).toBe(false);
    expect(matcherOf({ part, birthDates: false })(listed('X', '1980-04-30'))).toBe(false);
  });

  it.each([
    ['19800430-1234', '19800430'],
    ['800430+1234', '800430'],
    ['198004301234', '19800430'],
    ['12', undefined],
    ['SU-1980', undefined],
    ['123456789', undefined],
  ])('reads the digits in «%s»', (typed, digits) => {
    expect(birthDigitsIn(typed)).toBe(digits);
  });
});
