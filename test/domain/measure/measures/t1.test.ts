import { describe, expect, it } from 'vitest';
import { newVisit, patient } from '../../../support/history.ts';
import { landing, membership, resultOf } from '../../../support/landing.ts';

describe('T1: assessed within 90 days of the approved referral', () => {
  it.each([
    ['numerator', '2026-01-01', '2026-01-01', 0],
    ['numerator', '2025-12-15', '2026-03-15', 90],
    ['denominator only', '2025-01-01', '2026-03-15', 438],
  ])('%s: referral %s, new visit %s (%i days)', (lands, referralReceivedOn, date, days) => {
    const visited = patient({ visits: [newVisit(date, { referralReceivedOn })] });
    expect(landing('T1', 2026, visited)).toBe(lands);
    expect(membership('T1', 2026, visited)?.reasons[0]).toMatchObject({ date, days });
  });

  it('denominator only, and a gap: no referral date', () => {
    const visited = patient({ visits: [newVisit('2026-04-01')] });
    expect(landing('T1', 2026, visited)).toBe('denominator only');
    expect(membership('T1', 2026, visited)).toMatchObject({
      missing: ['referralReceivedOn'],
      reasons: [{ code: 'no-referral-date', date: '2026-04-01' }],
    });
  });

  it('outside: no new visit in the year', () => {
    const visited = patient({ visits: [newVisit('2025-12-01', { referralReceivedOn: '2025-11-30' })] });
    expect(landing('T1', 2026, visited)).toBe('outside');
  });

  it('the earliest new visit of the year decides', () => {
    const late = newVisit('2026-05-01', { referralReceivedOn: '2026-01-01' });
    const inTime = newVisit('2026-09-01', { referralReceivedOn: '2026-08-01' });
    expect(landing('T1', 2026, patient({ visits: [inTime, late] }))).toBe('denominator only');
  });

  it('of two new visits on one day, the one with the lower key as text decides', () => {
    const inTime = newVisit('2026-05-01', { key: '10', referralReceivedOn: '2026-04-01' });
    const late = newVisit('2026-05-01', { key: '9', referralReceivedOn: '2026-01-01' });
    expect(landing('T1', 2026, patient({ visits: [late, inTime] }))).toBe('numerator');
    expect(resultOf('B1', 2026, [patient({ visits: [late, inTime] })]).count).toBe(1);
  });

  it('waiting chosen by the patient does not change the number and is shown beside it', () => {
    const chose = newVisit('2026-09-01', { referralReceivedOn: '2026-01-01', patientChoseToWait: true });
    const result = resultOf('T1', 2026, [patient({ visits: [chose] })]);
    expect(result).toMatchObject({ numerator: 0, denominator: 1, share: 0, patientChoseToWait: 1 });
  });
});
