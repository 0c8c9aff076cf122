import { describe, expect, it } from 'vitest';
import { newVisit, oneYearVisit, patient, without } from '../../../support/history.ts';
import { membership, resultOf } from '../../../support/landing.ts';

describe('B2', () => {
  it('has the population of B1', () => {
    expect(membership('B2', 2026, patient({ visits: [newVisit('2026-02-01')] }))?.inDenominator).toBe(true);
    expect(membership('B2', 2026, patient({ visits: [oneYearVisit('2026-02-01')] }))).toBeNull();
  });

  it('is broken down by cause, and by age beside it', () => {
    const result = resultOf('B2', 2026, [patient({ visits: [newVisit('2026-02-01')] })]);
    expect(result).toMatchObject({ count: 1, breakdowns: { cause: { tumour: 1 }, age: { '40-64': 1 } } });
  });

  it('counts an unrecorded cause as missing', () => {
    const result = resultOf('B2', 2026, [without(patient({ visits: [newVisit('2026-02-01')] }), 'cause')]);
    expect(result.breakdowns?.cause).toEqual({ missing: 1 });
    expect(result.gaps).toEqual({ cause: 1 });
  });

  it.each([
    ['2026-05-17', '0-5'],
    ['2020-05-18', '0-5'],
    ['2020-05-17', '6-11'],
    ['2014-05-18', '6-11'],
    ['2014-05-17', '12-17'],
    ['2008-05-18', '12-17'],
    ['2008-05-17', '18-39'],
    ['1986-05-18', '18-39'],
    ['1986-05-17', '40-64'],
    ['1961-05-18', '40-64'],
    ['1961-05-17', '65+'],
    ['1920-01-01', '65+'],
  ])('born %s and seen 2026-05-17: %s', (birthDate, band) => {
    const result = resultOf('B2', 2026, [patient({ birthDate, visits: [newVisit('2026-05-17')] })]);
    expect(result.breakdowns?.age).toEqual({ [band]: 1 });
  });
});
