import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import { needsOf } from '../../../functions/domain/worklist/needs.ts';
import {
  needsShown,
  type PagePlace,
  type PatientFilter,
  type PatientListing,
  type PlacedPatient,
  patientListOf,
} from '../../../functions/domain/worklist/patient-list.ts';
import { summaryOf } from '../../../functions/domain/worklist/patient-summary.ts';
import { answer, invitation, newVisit, patient, surgery } from '../../support/builders.ts';

const view = {
  year: 2026,
  today: '2026-11-20',
  workedOn: 2026,
  isHidden: () => false,
  isTouched: () => false,
};
const summarised = (one: Patient, changedAt?: string) =>
  summaryOf(one, { changedAt, needs: needsOf(periferFacialispares, 'sahlgrenska', one) });

const all = { limit: 200 };
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
      const { page, total, counts } = patientListOf(
        patients,
        { ...listing, filters: [name] },
        { ...view, ...at },
        all,
      );
      expect(page.map(({ patient: { reference } }) => reference)).toContain(name);
      expect(page).toHaveLength(counts[name]);
      expect(total).toBe(counts[name]);
      expect(page.map(({ patient: { reference } }) => reference)).not.toContain('none');
    },
  );

  it('takes away what another has let through, and counts by itself', () => {
    const both = patientListOf(patients, { ...listing, filters: ['waiting', 'new-this-year'] }, view, all);
    expect(both.page).toEqual([]);
    expect(both.counts).toMatchObject({ waiting: 1, 'new-this-year': 2 });
  });

  it('goes by the day asked about, and by what staff have put off, each time', () => {
    const missing = (more: object = {}) =>
      patientListOf(patients, { ...listing, filters: ['missing'] }, { ...view, ...more }, all).total;
    const putOff = { isHidden: () => true, isTouched: (reference: string) => reference === 'missing' };
    const before = missing();
    expect(missing(putOff)).toBe(before - 1);
    expect(missing({ year: 2031, today: '2031-11-20', workedOn: 2031 })).toBe(0);
    expect(missing()).toBe(before);
  });

  it('counts only the patients searched for', () => {
    expect(patientListOf(patients, { ...listing, part: 'wait' }, view, all).counts).toMatchObject({
      waiting: 1,
      'new-this-year': 0,
    });
  });

  it('no longer shows an answered or expired form as waiting', () => {
    const own = (more: object) =>
      summarised(patient({ reference: 'x', invitations: [invitation({ forms: ['prem'], ...more })] }));
    const waits = (more: object) => patientListOf([own(more)], listing, view, all).counts.waiting;
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
  const some = [
    of('B', '2026-11-02T09:00:00Z', '1980-01-01', '2026-03-01'),
    of('A', '2026-11-03T09:00:00Z', '1990-01-01'),
    of('C', undefined, '1970-01-01', '2026-02-01'),
    of('D', '2026-11-02T09:00:00Z', '1985-01-01', '2026-04-01'),
  ];
  const namesOf = (page: readonly PlacedPatient[]) =>
    page.map(({ patient: { reference } }) => reference).join('');
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
      const listOf = (place: PagePlace) =>
        patientListOf(some, { ...listing, order, descending }, view, place);
      const { page: whole, hasMore } = listOf(all);
      expect(namesOf(whole)).toBe(expected);
      expect(hasMore).toBe(false);
      for (const [index, { place: after }] of whole.entries()) {
        for (const limit of [1, 2, 3]) {
          const { page, hasMore, total } = listOf({ after, limit });
          expect(namesOf(page)).toBe(expected.slice(index + 1, index + 1 + limit));
          expect(hasMore).toBe(index + 1 + limit < expected.length);
          expect(total).toBe(expected.length);
        }
      }
    },
  );

  it('is the same however the patients come, on each page of many', () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      of(`R${(index * 7919) % 300}`, undefined, '1980-01-01'),
    );
    const inOrder = many.map(({ reference }) => reference).sort();
    const found: string[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 7; pages += 1) {
      const { page } = patientListOf(many, listing, view, { after, limit: 50 });
      found.push(...page.map(({ patient: { reference } }) => reference));
      after = page.at(-1)?.place ?? after;
    }
    expect(found).toEqual(inOrder);
  });
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
