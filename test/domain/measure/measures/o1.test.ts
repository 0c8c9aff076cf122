import { expect, it } from 'vitest';
import { newVisit, patient } from '../../../support/history.ts';
import { landing, membership } from '../../../support/landing.ts';

it.each([
  [
    'numerator: reported on the day of the visit',
    newVisit('2026-03-01', { reportedToReferrerOn: '2026-03-01' }),
  ],
  ['numerator: reported in the next year', newVisit('2026-12-28', { reportedToReferrerOn: '2027-02-15' })],
  ['denominator only: not reported', newVisit('2026-03-01')],
  ['outside: new visit of the year before', newVisit('2025-12-01', { reportedToReferrerOn: '2026-01-05' })],
  [
    'outside: new visit without the team',
    newVisit('2026-03-01', { reportedToReferrerOn: '2026-03-02', multidisciplinary: false }),
  ],
])('Ö1 %s', (claim, visit) => {
  expect(landing('Ö1', 2026, patient({ visits: [visit] }))).toBe(claim.split(':')[0]);
});

it('the earliest new visit of the year decides', () => {
  const visits = [newVisit('2026-09-01', { reportedToReferrerOn: '2026-09-05' }), newVisit('2026-02-01')];
  expect(landing('Ö1', 2026, patient({ visits }))).toBe('denominator only');
});

it('of two new visits on one day, the one with the lower key decides', () => {
  const visits = [
    newVisit('2026-02-01', { key: 'b', reportedToReferrerOn: '2026-02-05' }),
    newVisit('2026-02-01', { key: 'a' }),
  ];
  expect(landing('Ö1', 2026, patient({ visits }))).toBe('denominator only');
});

it('gives the visit that lacks its report', () => {
  const member = membership('Ö1', 2026, patient({ visits: [newVisit('2026-02-01')] }));
  expect(member).toMatchObject({
    missing: ['reportedToReferrerOn'],
    reasons: [{ code: 'not-reported', date: '2026-02-01' }],
  });
});
