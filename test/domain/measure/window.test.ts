import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { unitOf } from '../../../functions/domain/care/area.ts';
import { historyOf, inYear } from '../../../functions/domain/measure/history.ts';
import { tallyOf } from '../../../functions/domain/measure/tally.ts';
import {
  cohortOf,
  isOpenWindow,
  windowCounters,
  windowsOpen,
} from '../../../functions/domain/measure/window.ts';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import { dayArbitrary, patientArbitrary } from '../../support/arbitraries.ts';
import { botulinum, oneYearVisit, patient, surgery } from '../../support/history.ts';

const countersOf = (parts: Partial<Patient>) =>
  windowCounters(
    inYear(historyOf({ area, unit: unitOf(area, 'sahlgrenska'), patient: patient(parts) }), 2027),
  );

describe('a patient treated the year before', () => {
  it('waits until the last window closes, once for all treatments', () => {
    const treatments = [surgery('2026-12-31'), surgery('2026-03-10')];
    expect(countersOf({ treatments })).toEqual({ 'window.2028-03-31': 1 });
  });

  it('does not wait when followed up for any of them', () => {
    const treatments = [surgery('2026-12-31'), surgery('2026-03-10')];
    expect(countersOf({ treatments, visits: [oneYearVisit('2027-03-10')] })).toEqual({});
  });

  it('does not wait for treatments outside the definition', () => {
    expect(countersOf({ treatments: [botulinum('2026-03-10')] })).toEqual({});
    expect(countersOf({ treatments: [surgery('2027-03-10')] })).toEqual({});
  });
});

it('a window is open on its last day and closed the day after', () => {
  const counters = { 'window.2028-03-31': 2, 'window.2027-06-10': 3, 'P1.sent': 7 };
  const open = ['2027-06-10', '2027-06-11', '2028-03-31', '2028-04-01'].map((today) =>
    windowsOpen(counters, today),
  );
  expect(open).toEqual([5, 2, 2, 0]);
});

it('a patient is listed among the open windows of R2 and P2 exactly while counted there', () => {
  fc.assert(
    fc.property(patientArbitrary(area), dayArbitrary(), (record, today) => {
      for (const year of [2027, 2028]) {
        const tally = tallyOf(area, 'sahlgrenska', record).get(year);
        if (!tally) continue;
        for (const id of ['R2', 'P2']) {
          const parts = tally.members[id]?.parts ?? [];
          const listed = parts.filter((part) => isOpenWindow(part, today)).length;
          expect(listed).toBe(windowsOpen(tally.counters, today));
        }
      }
    }),
  );
});

it('a cohort is those followed up, those who still can be, and those who no longer can', () => {
  const counters = { 'window.2028-03-31': 2, 'window.2027-06-10': 3, 'R2.denominator': 4 };
  expect(cohortOf('R2', counters, '2027-12-01')).toEqual({
    id: 'R2',
    followedUp: 4,
    windowsOpen: 2,
    windowsClosed: 3,
  });
});
