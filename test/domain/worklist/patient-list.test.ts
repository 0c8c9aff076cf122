import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import { needsOf } from '../../../functions/domain/worklist/needs.ts';
import {
  isAfter,
  needsShown,
  type PatientFilter,
  type PatientListing,
  patientListOf,
} from '../../../functions/domain/worklist/patient-list.ts';
import { summaryOf } from '../../../functions/domain/worklist/patient-summary.ts';
import { answer, invitation, newVisit, patient, surgery } from '../../support/builders.ts';

const view = { year: 2026, today: '2026-11-20', workedOn: 2026, isHidden: () => false };
const summarised = (one: Patient, changedAt?: string) =>
  summaryOf(one, { changedAt, needs: needsOf(periferFacialispares, 'sahlgrenska', one) });

const listing: PatientListing = {
  part: '',
  birthDates: true,
  filters: [],
  order: 'reference',
  descending: false,
};
const whole = newVisit({ referralReceivedOn: '2026-01-12', reportedToReferrerOn: '2026-02-20' });

/** A patient by the filter that shows them and no other. */
const shownBy: Record<PatientFilter | 'none', Patient> = {
  waiting: patient({
    visits: [
      { ...whole, date: '2025-12-11', referralReceivedOn: '2025-11-12', reportedToReferrerOn: '2025-12-12' },
    ],
    invitations: [invitation({ sentAt: '2026-11-13T09:00:00Z' })],
  }),
  'one-year-soon': patient({ visits: [], treatments: [surgery({ date: '2026-03-10' })] }),
  missing: patient({ visits: [newVisit({ date: '2026-01-11' })] }),
  'new-this-year': patient({ visits: [whole] }),
  none: patient({ visits: [] }),
};
const names = Object.keys(shownBy) as (keyof typeof shownBy)[];
const patients = names.map((name) => summarised({ ...shownBy[name], reference: name }));

describe('a filter of the list', () => {
  it.each(['waiting', 'one-year-soon', 'missing', 'new-this-year'] as const)(
    'shows the patients that are %s',
    (name) => {
      const at = name === 'one-year-soon' ? { year: 2027, today: '2027-05-01', workedOn: 2027 } : {};
      const { listed, counts } = patientListOf(patients, { ...listing, filters: [name] }, { ...view, ...at });
      expect(listed.map(({ patient: { reference } }) => reference)).toContain(name);
      expect(listed).toHaveLength(counts[name]);
      expect(listed.map(({ patient: { reference } }) => reference)).not.toContain('none');
    },
  );

  it('takes away what another has let through, and counts by itself', () => {
    const both = patientListOf(patients, { ...listing, filters: ['waiting', 'new-this-year'] }, view);
    expect(both.listed).toEqual([]);
    expect(both.counts).toMatchObject({ waiting: 1, 'new-this-year': 2 });
  });

  it('counts only the patients searched for', () => {
    expect(patientListOf(patients, { ...listing, part: 'wait' }, view).counts).toMatchObject({
      waiting: 1,
      'new-this-year': 0,
    });
  });

  it('no longer shows an answered or expired form as waiting', () => {
    const own = (more: object) =>
      summarised(patient({ reference: 'x', invitations: [invitation({ forms: ['prem'], ...more })] }));
    const waits = (more: object) => patientListOf([own(more)], listing, view).counts.waiting;
    expect(waits({ sentAt: '2026-11-13T09:00:00Z' })).toBe(1);
    expect(waits({ sentAt: '2026-08-13T09:00:00Z' })).toBe(0);
    expect(waits({ sentAt: '2026-11-13T09:00:00Z', answers: { prem: answer({ overall: 'good' }) } })).toBe(0);
    expect(waits({ sentAt: undefined, createdAt: '2026-11-13T09:00:00Z' })).toBe(0);
  });
});

describe('the order of the list', () => {
  const of = (reference: string, changedAt: string | undefined, birthDate: string, visit?: string) =>
    summarised(
      patient({ reference, birthDate, visits: visit ? [newVisit({ date: visit })] : [] }),
      changedAt,
    );
  const all = [
    of('B', '2026-11-02T09:00:00Z', '1980-01-01', '2026-03-01'),
    of('A', '2026-11-03T09:00:00Z', '1990-01-01'),
    of('C', undefined, '1970-01-01', '2026-02-01'),
    of('D', '2026-11-02T09:00:00Z', '1985-01-01', '2026-04-01'),
  ];
  it.each([
    ['changed', true, 'ADBC'],
    ['reference', false, 'ABCD'],
    ['reference', true, 'DCBA'],
    ['birth-date', false, 'CBDA'],
    ['latest-visit', true, 'DBCA'],
    ['latest-visit', false, 'ACBD'],
  ] as const)(
    'by %s, descending %s, is %s, and its places cut it into pages',
    (order, descending, expected) => {
      const { listed } = patientListOf(all, { ...listing, order, descending }, view);
      expect(listed.map(({ patient: { reference } }) => reference).join('')).toBe(expected);
      for (const [index, { place }] of listed.entries()) {
        const rest = listed.filter((one) => isAfter(one.place, place, descending));
        expect(rest).toEqual(listed.slice(index + 1));
      }
    },
  );
});

describe('the need of a row', () => {
  it('is the first of the patient’s in the worklist, without those that are put off', () => {
    const one = summarised(patient());
    const [first, second] = needsShown(one, view);
    expect(first?.need).toMatchObject({ kind: 'send', lastDay: '2027-03-31' });
    const hidden = needsShown(one, { ...view, isHidden: (_, { kind }) => kind === 'send' });
    expect(hidden[0]).toEqual(second);
  });
});
