import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import type { Counters } from '../../../functions/domain/measure/counters.ts';
import { addCounters, differenceOf } from '../../../functions/domain/measure/counters.ts';
import { tallyOf } from '../../../functions/domain/measure/tally.ts';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import { patientArbitrary, patientsArbitrary } from '../../support/arbitraries.ts';
import { sumOf } from '../../support/counters.ts';
import { newVisit, oneYearVisit, patient, sent, surgery } from '../../support/history.ts';

const counters: fc.Arbitrary<Counters> = fc.dictionary(
  fc.constantFrom('B1.count', 'T1.numerator', 'T1.denominator', 'R1.gap.x', 'window.2027-06-10'),
  fc.integer({ min: -20, max: 20 }).filter((value) => value !== 0),
  { noNullPrototype: true },
);

describe('sums of counters', () => {
  it('and differences are inverse', () => {
    fc.assert(
      fc.property(counters, counters, (before, after) => {
        expect(addCounters(before, differenceOf(before, after))).toEqual(after);
        expect(addCounters(addCounters(before, after), after, -1)).toEqual(before);
        expect(differenceOf(before, before)).toEqual({});
      }),
    );
  });

  it('do not depend on order, and do not change their terms', () => {
    fc.assert(
      fc.property(fc.array(counters), (all) => {
        const copy = structuredClone(all);
        const sum = sumOf(all);
        expect(sumOf([...all].reverse())).toEqual(sum);
        expect(all.reduce((one, other) => addCounters(one, other), {})).toEqual(sum);
        expect(all).toEqual(copy);
      }),
    );
  });

  it('have no zeros, so that equal totals are equal as data', () => {
    expect(addCounters({ a: 1, b: 2 }, { a: -1, c: 1 })).toEqual({ b: 2, c: 1 });
    expect(sumOf([{ a: 1 }, { a: -1 }])).toEqual({});
  });
});

const anyOrder = <Part>(parts: readonly Part[]) =>
  fc.shuffledSubarray([...parts], { minLength: parts.length, maxLength: parts.length });

const inAnyOrder = <Part>(parts: readonly Part[], each: (part: Part) => fc.Arbitrary<Part>) =>
  fc.tuple(...parts.map(each)).chain(anyOrder);

/** The same fields in another order. */
const fieldsInAnyOrder = <Part extends object>(part: Part): fc.Arbitrary<Part> =>
  anyOrder(Object.entries(part)).map((fields) => Object.fromEntries(fields) as Part);

/** The same patient with everything recorded in another order. */
const recordedOtherwise = (record: Patient): fc.Arbitrary<Patient> =>
  fc
    .record({
      visits: anyOrder(record.visits),
      treatments: inAnyOrder(record.treatments, (treatment) =>
        fc
          .tuple(anyOrder(treatment.complications ?? []), anyOrder(treatment.procedures ?? []))
          .map(([complications, procedures]) => ({
            ...treatment,
            ...(treatment.complications ? { complications } : {}),
            ...(treatment.procedures ? { procedures } : {}),
          })),
      ),
      invitations: inAnyOrder(record.invitations, (invitation) =>
        fc
          .tuple(anyOrder(invitation.forms), fieldsInAnyOrder(invitation.answers ?? {}))
          .map(([forms, answers]) => ({
            ...invitation,
            forms,
            ...(invitation.answers ? { answers } : {}),
          })),
      ),
    })
    .chain((lists) => fieldsInAnyOrder({ ...record, ...lists }));

/** The years of a tally in their order: counters, members with their parts and reasons, and invitations. */
const yearsOf = (record: Patient, one = area, unit = 'sahlgrenska') =>
  [...tallyOf(one, unit, record)].sort(([year], [other]) => year - other);

describe('a tally', () => {
  it.each(areas)('is the same for the same facts in any order ($id)', (one) => {
    const unit = one.units[0]?.id;
    const twice = patientArbitrary(one).chain((record) =>
      fc.record({ record: fc.constant(record), otherwise: recordedOtherwise(record) }),
    );
    fc.assert(
      fc.property(twice, ({ record, otherwise }) => {
        expect(yearsOf(otherwise, one, unit)).toEqual(yearsOf(record, one, unit));
      }),
      { numRuns: 1000 },
    );
  });

  it('changes nothing in the record', () => {
    fc.assert(
      fc.property(patientArbitrary(area), (record) => {
        const copy = structuredClone(record);
        tallyOf(area, 'sahlgrenska', record);
        expect(record).toEqual(copy);
      }),
    );
  });

  it('of a year is unaffected by events years later', () => {
    fc.assert(
      fc.property(patientArbitrary(area), (record) => {
        const later = { ...record, visits: [...record.visits], treatments: [...record.treatments] };
        later.visits.push(newVisit('2031-05-01', { key: 'later-visit' }));
        later.treatments.push(surgery('2031-06-01', { key: 'later-surgery' }));
        const before = yearsOf(record);
        expect(yearsOf(later).filter(([year]) => year < 2031)).toEqual(before);
      }),
    );
  });

  it('of a year is unaffected by treatments years before', () => {
    fc.assert(
      fc.property(patientArbitrary(area), (record) => {
        const treatments = [...record.treatments, surgery('2025-09-15', { key: 'early' })];
        const from2027 = (one: Patient) => yearsOf(one).filter(([year]) => year >= 2027);
        expect(from2027({ ...record, treatments })).toEqual(from2027(record));
      }),
    );
  });

  it('holds small whole counters, none of them zero', () => {
    fc.assert(
      fc.property(patientArbitrary(area), (record) => {
        for (const { counters: counted } of tallyOf(area, 'sahlgrenska', record).values()) {
          for (const value of Object.values(counted)) expect(Number.isInteger(value) && value > 0).toBe(true);
        }
      }),
    );
  });

  it('lists each patient as the counters count them', () => {
    fc.assert(
      fc.property(patientArbitrary(area), (record) => {
        for (const { counters: counted, members } of tallyOf(area, 'sahlgrenska', record).values()) {
          for (const id of ['T1', 'R1', 'R2', 'P2', 'Ö1']) {
            expect(counted[`${id}.denominator`] ?? 0).toBe(members[id]?.inDenominator ? 1 : 0);
            expect(counted[`${id}.numerator`] ?? 0).toBe(members[id]?.inNumerator ? 1 : 0);
            if (members[id]?.inNumerator) expect(members[id].inDenominator).toBe(true);
            if (members[id]?.inNumerator) expect(members[id].missing).toBeUndefined();
          }
          expect(members.P1 ?? {}).not.toHaveProperty('inNumerator');
          expect(members.P1 ?? {}).not.toHaveProperty('parts');
        }
      }),
    );
  });

  it('puts each patient in the parts of a number to which the patient adds', () => {
    fc.assert(
      fc.property(patientArbitrary(area), (record) => {
        for (const { counters: counted, members } of tallyOf(area, 'sahlgrenska', record).values()) {
          for (const { id, breakdowns } of area.measures) {
            const parts = Object.keys(counted).filter((name) =>
              breakdowns.some((one) => name.startsWith(`${id}.${one.id}.`)),
            );
            const told = (members[id]?.parts ?? []).filter((part) =>
              breakdowns.some((one) => part.startsWith(`${one.id}.`)),
            );
            expect(told.map((part) => `${id}.${part}`).sort()).toEqual(parts.sort());
          }
        }
      }),
    );
  });

  it.each(areas)('of a patient without any events is empty ($id)', ({ units, ...rest }) => {
    const nobody = { reference: 'P-1', birthDate: '1980-01-01', visits: [], treatments: [], invitations: [] };
    expect(tallyOf({ units, ...rest }, units[0]?.id ?? '', nobody).size).toBe(0);
  });

  it('begins with the first year of the area', () => {
    const record = patient({
      visits: [newVisit('2025-08-31'), newVisit('2024-05-01'), oneYearVisit('2025-10-01')],
      treatments: [surgery('2025-08-31'), surgery('2024-12-31')],
      invitations: [sent('new-2025-08-31'), sent('new-2024-05-01'), sent('surgery-2024-12-31')],
    });
    expect(tallyOf(area, 'sahlgrenska', record).size).toBe(0);
  });

  it('refuses a unit of another area', () => {
    expect(() => tallyOf(area, 'dysmeli-orebro', patient())).toThrow('dysmeli-orebro');
  });
});

describe('totals over patients', () => {
  const totalsOf = (patients: readonly Patient[], year: number) =>
    sumOf(patients.map((one) => tallyOf(area, 'sahlgrenska', one).get(year)?.counters ?? {}));

  it('do not depend on the order of patients, and grow by exactly the tally of each further patient', () => {
    fc.assert(
      fc.property(patientsArbitrary(area), patientArbitrary(area), (patients, further) => {
        for (const year of [2025, 2026, 2027, 2028]) {
          const totals = totalsOf(patients, year);
          expect(totalsOf([...patients].reverse(), year)).toEqual(totals);
          const own = tallyOf(area, 'sahlgrenska', further).get(year)?.counters ?? {};
          expect(differenceOf(totals, totalsOf([...patients, further], year))).toEqual(own);
        }
      }),
    );
  });

  it('of units sum to those of the country', () => {
    fc.assert(
      fc.property(patientsArbitrary(area), patientsArbitrary(area), (here, there) => {
        const country = sumOf([totalsOf(here, 2026), totalsOf(there, 2026)]);
        expect(country).toEqual(totalsOf([...here, ...there], 2026));
      }),
    );
  });
});
