import { describe, expect, it } from 'vitest';
import type { Patient } from '../../../../functions/domain/patient/patient.ts';
import {
  botulinum,
  graded,
  newVisit,
  oneYearVisit,
  patient,
  physiotherapy,
  surgery,
} from '../../../support/history.ts';
import { landing, membership, resultOf } from '../../../support/landing.ts';

const sunnybrook = graded;
const notAssessable = { notAssessable: 'bilateral' } as const;

/** A patient operated 2026-03-10, by default graded at a new visit before and at the one-year visit. */
const followed = (parts: Partial<Patient> = {}) =>
  patient({
    visits: [newVisit('2026-02-01', { sunnybrook }), oneYearVisit('2027-03-10', { sunnybrook })],
    treatments: [surgery('2026-03-10')],
    ...parts,
  });

describe('R2: the denominator is patients followed up for the treatment year', () => {
  it.each([
    ['outside', '2027-02-27'],
    ['numerator', '2027-02-28'],
    ['numerator', '2027-08-31'],
    ['outside', '2027-09-01'],
  ])(
    '%s: treated on 31 May 2026, one-year visit %s (nine months later is the last day of February)',
    (lands, date) => {
      const record = followed({
        visits: [newVisit('2026-02-01', { sunnybrook }), oneYearVisit(date, { sunnybrook })],
        treatments: [surgery('2026-05-31')],
      });
      expect(landing('R2', 2027, record)).toBe(lands);
    },
  );

  it.each([
    ['treated in the year itself', { treatments: [surgery('2027-01-01')] }],
    ['treated two years before', { treatments: [surgery('2025-12-31')] }],
    ['not treated', { treatments: [] }],
  ])('not concerned: %s', (_case, parts) => {
    expect(membership('R2', 2027, followed(parts))).toBeNull();
  });

  it('numerator: botulinum that B3 counts', () => {
    const record = followed({
      homeRegion: '12',
      patientGroup: 'complex-synkinesis',
      treatments: [botulinum('2026-03-10')],
    });
    expect(landing('R2', 2027, record)).toBe('numerator');
  });

  it('outside: another follow-up instead of a one-year visit', () => {
    const visits = [
      newVisit('2026-02-01', { sunnybrook }),
      oneYearVisit('2027-03-10', { kind: 'other', sunnybrook }),
    ];
    const record = followed({ visits });
    expect(membership('R2', 2027, record)).toMatchObject({
      inDenominator: false,
      missing: ['one-year-visit'],
      reasons: [
        { code: 'not-followed-up', date: '2026-03-10', what: '9–15' },
        { code: 'window-ends', date: '2027-06-10' },
      ],
    });
  });

  it('one treatment within the window is enough', () => {
    const record = followed({ treatments: [physiotherapy('2026-01-05'), surgery('2026-11-20')] });
    expect(landing('R2', 2027, { ...record, visits: [oneYearVisit('2027-12-01')] })).toBe('denominator only');
  });
});

describe('R2: the numerator is graded before and after the same treatment', () => {
  it.each([
    ['numerator', 'graded on the day of the treatment', '2026-03-10'],
    ['numerator', 'graded at a new visit of an earlier year', '2024-06-01'],
    ['denominator only', 'graded at a new visit the day after', '2026-03-11'],
  ])('%s: %s', (lands, _case, date) => {
    const visits = [newVisit(date, { sunnybrook }), oneYearVisit('2027-03-10', { sunnybrook })];
    expect(landing('R2', 2027, followed({ visits }))).toBe(lands);
  });

  it('gives as reason a grading that came after the treatment', () => {
    const visits = [newVisit('2026-04-01', { sunnybrook }), oneYearVisit('2027-03-10', { sunnybrook })];
    expect(membership('R2', 2027, followed({ visits }))).toMatchObject({
      missing: ['sunnybrook@new-visit'],
      reasons: [
        { code: 'not-graded', what: 'new-visit' },
        { code: 'graded-after-treatment', date: '2026-04-01' },
      ],
    });
  });

  it.each([
    ['sunnybrook@new-visit', [newVisit('2026-02-01'), oneYearVisit('2027-03-10', { sunnybrook })]],
    ['sunnybrook@one-year', [newVisit('2026-02-01', { sunnybrook }), oneYearVisit('2027-03-10')]],
    [
      'sunnybrook@new-visit',
      [
        newVisit('2026-02-01', { sunnybrook, multidisciplinary: false }),
        oneYearVisit('2027-03-10', { sunnybrook }),
      ],
    ],
    [
      'sunnybrook@one-year',
      [
        newVisit('2026-02-01', { sunnybrook }),
        oneYearVisit('2027-03-10'),
        oneYearVisit('2027-07-01', { sunnybrook }),
      ],
    ],
  ])('denominator only: %s is missing', (gap, visits) => {
    const member = membership('R2', 2027, followed({ visits }));
    expect(member).toMatchObject({ inDenominator: true, inNumerator: false, missing: [gap] });
  });

  it('denominator only: graded before one treatment and after another, with that reason', () => {
    const record = followed({
      treatments: [physiotherapy('2026-01-10'), surgery('2026-11-10')],
      visits: [
        newVisit('2026-06-01', { sunnybrook }),
        oneYearVisit('2027-01-10', { sunnybrook }),
        oneYearVisit('2027-12-01'),
      ],
    });
    expect(membership('R2', 2027, record)).toMatchObject({
      inDenominator: true,
      inNumerator: false,
      missing: ['sunnybrook@one-year'],
      reasons: [{ code: 'graded-around-different-treatments' }],
    });
  });

  it.each([
    ['before, beside a grading of another day', newVisit('2026-02-02', { sunnybrook: notAssessable }), 1],
    ['within the window, beside a grading', oneYearVisit('2027-04-10', { sunnybrook: notAssessable }), 1],
    ['at a new visit after the treatment', newVisit('2026-04-01', { sunnybrook: notAssessable }), 0],
    ['at a one-year visit outside the window', oneYearVisit('2027-12-10', { sunnybrook: notAssessable }), 0],
    ['at another visit', newVisit('2026-02-02', { kind: 'other', sunnybrook: notAssessable }), 0],
  ])('numerator, and a separate count of not assessable: %s', (_case, visit, count) => {
    const record = followed();
    const also = { ...record, visits: [...record.visits, visit] };
    expect(resultOf('R2', 2027, [also])).toMatchObject({ numerator: 1, notAssessable: count });
  });

  it('denominator only: not assessable is recorded, does not count as graded, and is counted separately', () => {
    const visits = [
      newVisit('2026-02-01', { sunnybrook: notAssessable }),
      oneYearVisit('2027-03-10', { sunnybrook: notAssessable }),
    ];
    const record = followed({ visits });
    expect(landing('R2', 2027, record)).toBe('denominator only');
    expect(membership('R2', 2027, record)?.reasons).toContainEqual({ code: 'not-assessable' });
    expect(resultOf('R2', 2027, [record, followed()])).toMatchObject({
      numerator: 1,
      denominator: 2,
      notAssessable: 1,
    });
  });
});

describe('R2 as shown', () => {
  it.each([2025, 2026])('%i is not yet reported', (year) => {
    expect(resultOf('R2', year, [followed()])).toEqual({
      id: 'R2',
      kind: 'share',
      status: 'not-yet-reported',
      firstReportYear: 2028,
      treatmentYear: year - 1,
    });
  });

  it('has its treatment year, its window, and the number of windows still open', () => {
    const waiting = patient({ reference: 'P-2', treatments: [surgery('2026-12-31')] });
    const show = (today: string) => resultOf('R2', 2027, [followed(), waiting], { today });
    expect(show('2028-03-31')).toMatchObject({
      treatmentYear: 2026,
      followUpWindow: { fromMonths: 9, toMonths: 15 },
      denominator: 1,
      windowsOpen: 1,
      gaps: { 'one-year-visit': 1 },
    });
    expect(show('2028-04-01').windowsOpen).toBe(0);
  });
});
