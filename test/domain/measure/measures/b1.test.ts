import { describe, expect, it } from 'vitest';
import { dysmeli } from '../../../../functions/domain/areas/dysmeli.ts';
import { newVisit, oneYearVisit, patient, surgery, without } from '../../../support/history.ts';
import { membership, resultOf } from '../../../support/landing.ts';

const seen = (birthDate: string, ...dates: string[]) =>
  patient({ birthDate, visits: dates.map((date) => newVisit(date)) });

describe('B1 counts a patient with a new visit in the year', () => {
  it.each([
    ['a physical new visit with the team', newVisit('2026-03-01')],
    ['a digital one', newVisit('2026-03-01', { mode: 'digital' })],
    ['one on the first day of the year', newVisit('2026-01-01')],
    ['one on the last', newVisit('2026-12-31')],
  ])('in the population: %s', (_case, visit) => {
    expect(membership('B1', 2026, patient({ visits: [visit] }))?.inDenominator).toBe(true);
  });

  it.each([
    ['a new visit without the team', newVisit('2026-03-01', { multidisciplinary: false })],
    ['a one-year visit', oneYearVisit('2026-03-01', { multidisciplinary: true })],
    ['another follow-up', newVisit('2026-03-01', { kind: 'other' })],
    ['a new visit the day before the year', newVisit('2025-12-31')],
    ['a new visit the day after it', newVisit('2027-01-01')],
  ])('outside: %s', (_case, visit) => {
    expect(membership('B1', 2026, patient({ visits: [visit] }))).toBeNull();
  });

  it('outside: treated without a new visit', () => {
    expect(membership('B1', 2026, patient({ treatments: [surgery('2026-03-01')] }))).toBeNull();
  });

  it.each([
    ['2025-08-31', null],
    ['2025-09-01', true],
    ['2025-12-31', true],
    ['2026-01-01', null],
  ])('the first year begins on 1 September 2025: a new visit on %s', (date, inPopulation) => {
    const member = membership('B1', 2025, seen('1980-01-01', date));
    expect(member?.inDenominator ?? null).toBe(inPopulation);
  });

  it('for dysmeli 2025 is a whole year', () => {
    const place = { area: dysmeli, unit: 'dysmeli-orebro' };
    const visited = without(seen('1980-01-01', '2025-02-01'), 'patientGroup', 'cause');
    expect(membership('B1', 2025, visited, place)?.inDenominator).toBe(true);
  });
});

describe('age group at the earliest new visit of the year', () => {
  it('a new visit of an earlier year does not count in this year', () => {
    const result = resultOf('B1', 2026, [seen('2008-06-15', '2025-10-01', '2026-09-01')]);
    expect(result.breakdowns?.ageGroup).toEqual({ adult: 1 });
  });
});

describe('breakdowns', () => {
  it('have the values of the record', () => {
    const result = resultOf('B1', 2026, [
      seen('1980-01-01', '2026-02-01'),
      patient({ homeRegion: 'not-registered', legalSex: 'male', visits: [newVisit('2026-02-02')] }),
    ]);
    expect(result).toMatchObject({
      count: 2,
      breakdowns: {
        homeRegion: { '14': 1, 'not-registered': 1 },
        legalSex: { female: 1, male: 1 },
        ageGroup: { adult: 2 },
        patientGroup: { flaccid: 2 },
      },
    });
  });

  it('count an unrecorded value as missing, and as a gap', () => {
    const bare = without(seen('1980-01-01', '2026-02-01'), 'homeRegion', 'legalSex', 'patientGroup');
    const result = resultOf('B1', 2026, [bare]);
    expect(result.breakdowns).toEqual({
      homeRegion: { missing: 1 },
      legalSex: { missing: 1 },
      ageGroup: { adult: 1 },
      patientGroup: { missing: 1 },
    });
    expect(result.gaps).toEqual({ homeRegion: 1, legalSex: 1, patientGroup: 1 });
  });

  it('leave out patient groups when the area has none', () => {
    const place = { area: dysmeli, unit: 'dysmeli-orebro' };
    const result = resultOf('B1', 2026, [without(seen('1980-01-01', '2026-02-01'), 'patientGroup')], place);
    expect(Object.keys(result.breakdowns ?? {})).toEqual(['homeRegion', 'legalSex', 'ageGroup']);
    expect(result.gaps).toBeUndefined();
  });
});
