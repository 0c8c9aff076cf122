import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { unitOf } from '../../../functions/domain/care/area.ts';
import {
  countedTreatmentsIn,
  followUpWindow,
  historyOf,
  inYear,
  isNewVisit,
  newVisitsIn,
  newVisitsUntil,
} from '../../../functions/domain/measure/history.ts';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import { botulinum, newVisit, oneYearVisit, patient, physiotherapy, surgery } from '../../support/history.ts';

const history = (parts: Partial<Patient>) =>
  historyOf({ area, unit: unitOf(area, 'sahlgrenska'), patient: patient(parts) });
const keysOf = (parts: readonly { key: string }[]) => parts.map(({ key }) => key);

it('a new visit is of kind new with the team, physical or digital', () => {
  expect(isNewVisit(newVisit('2026-02-11', { mode: 'digital' }))).toBe(true);
  expect(isNewVisit(newVisit('2026-02-11', { multidisciplinary: false }))).toBe(false);
  expect(isNewVisit(oneYearVisit('2026-02-11', { multidisciplinary: true }))).toBe(false);
});

describe('new visits', () => {
  const visits = [newVisit('2026-09-01'), newVisit('2026-02-01'), newVisit('2025-10-01')];

  it('of a year are sorted earliest first', () => {
    expect(keysOf(newVisitsIn(history({ visits }), 2026))).toEqual(['new-2026-02-01', 'new-2026-09-01']);
  });

  it('of one day are sorted by key as text, never as a number', () => {
    const keyed = ['9', 'a', 'B', '10'].map((key) => newVisit('2026-02-11', { key }));
    expect(keysOf(newVisitsIn(history({ visits: keyed }), 2026))).toEqual(['10', '9', 'B', 'a']);
  });

  it('of one day are sorted by key', () => {
    const same = [newVisit('2026-02-01', { key: 'b' }), newVisit('2026-02-01', { key: 'a' })];
    expect(keysOf(newVisitsIn(history({ visits: same }), 2026))).toEqual(['a', 'b']);
  });

  it('until a day include that day and all earlier years', () => {
    expect(keysOf(newVisitsUntil(history({ visits }), '2026-02-01'))).toEqual([
      'new-2025-10-01',
      'new-2026-02-01',
    ]);
    expect(keysOf(newVisitsUntil(history({ visits }), '2025-09-30'))).toEqual([]);
  });
});

it('counted treatments lie in the period and within the care definition', () => {
  const treated = history({
    treatments: [
      physiotherapy('2026-12-31'),
      surgery('2026-01-01'),
      botulinum('2026-05-01'),
      surgery('2027-01-01'),
    ],
  });
  const counted = countedTreatmentsIn(treated, { from: '2026-01-01', to: '2026-12-31' });
  expect(keysOf(counted)).toEqual(['surgery-2026-01-01', 'physiotherapy-2026-12-31']);
});

describe('follow-up', () => {
  it('has the window of the area', () => {
    expect(followUpWindow({ area }, surgery('2026-03-10'))).toEqual({ from: '2026-12-10', to: '2027-06-10' });
    const narrow = { area: { ...area, followUpWindow: { fromMonths: 11, toMonths: 13 } } };
    expect(followUpWindow(narrow, surgery('2026-03-10'))).toEqual({ from: '2027-02-10', to: '2027-04-10' });
  });

  it('is by one-year visits within it', () => {
    const visits = ['2027-06-11', '2027-06-10', '2026-12-10', '2026-12-09'].map((date) => oneYearVisit(date));
    const [treated] = inYear(history({ visits, treatments: [surgery('2026-03-10')] }), 2027).treated;
    expect(keysOf(treated?.followUps ?? [])).toEqual(['one-year-2026-12-10', 'one-year-2027-06-10']);
  });

  it('concerns the counted treatments of the year before', () => {
    const treated = history({
      treatments: [surgery('2026-03-10'), surgery('2027-03-10')],
      visits: [oneYearVisit('2027-03-10')],
    });
    expect(inYear(treated, 2027).treated).toMatchObject([
      {
        treatment: { key: 'surgery-2026-03-10' },
        followUps: [{ date: '2027-03-10' }],
        windowEnds: '2027-06-10',
      },
    ]);
  });

  it('concerns no treatment before the first year of the area', () => {
    expect(inYear(history({ treatments: [surgery('2024-10-10')] }), 2025).treated).toEqual([]);
  });
});
