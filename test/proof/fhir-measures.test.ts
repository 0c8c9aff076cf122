import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../functions/domain/areas/perifer-facialispares.ts';
import { periodOf, unitOf } from '../../functions/domain/care/area.ts';
import { addDays, momentOfDay } from '../../functions/domain/care/period.ts';
import { tallyOf } from '../../functions/domain/measure/tally.ts';
import type { Patient } from '../../functions/domain/patient/patient.ts';
import { instrumentOf } from '../../functions/domain/survey/instruments/instruments.ts';
import { responseOf } from '../../functions/exchange/fhir/answer-resources.ts';
import { patientExport } from '../../functions/exchange/fhir/patient-export.ts';
import { partId } from '../../functions/exchange/fhir/references.ts';
import { patientsArbitrary } from '../support/arbitraries.ts';
import { patient } from '../support/builders.ts';
import { bundleOf, calculation, type Landing } from './calculate-measures.ts';
import { hashedId } from './hashed-id.ts';

const unit = unitOf(area, 'sahlgrenska');

/** The counters of the domain that say the same of one patient. */
const measures = [
  { id: 'B1', denominator: 'Assessed', numerator: 'Assessed', counters: ['count', 'count'] },
  {
    id: 'B3',
    denominator: 'Treated In Year',
    numerator: 'Treated In Year',
    counters: ['patients', 'patients'],
  },
  { id: 'T1', denominator: 'Assessed', numerator: 'Assessed In Time' },
  { id: 'R1', denominator: 'Operated', numerator: 'Complicated' },
  { id: 'R2', denominator: 'Followed Up', numerator: 'Graded Both Times', fromYear: 2027 },
  { id: 'P1', denominator: 'Assessed', numerator: 'Answered Good' },
  { id: 'P2', denominator: 'Followed Up', numerator: 'Answered Both Times', fromYear: 2027 },
  { id: 'Ö1', denominator: 'Assessed', numerator: 'Reported To Referrer' },
] as const;

const calculate = calculation(measures);

/** The exported resources, and the PREM answers that no export has: P1 is calculated in this process alone. */
function bundleWithPrem(record: Patient) {
  // Of two answers at one moment, that of the lower key counts.
  const invitations = record.invitations.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const exported = { area, unit, patient: { ...record, invitations }, makeId: hashedId };
  const prem = invitations.flatMap((invitation) => {
    const answer = invitation.answers?.prem;
    return answer ? [responseOf(exported, invitation, instrumentOf('prem'), answer)] : [];
  });
  return bundleOf([...patientExport(exported), ...prem]);
}

const idOf = (record: Patient) => partId({ area, unit, patient: record, makeId: hashedId }, 'patient');

/** The period as Stockholm's moments: from its first midnight until the last second. */
function momentsOf(year: number) {
  const { from, to } = periodOf(area, year);
  const end = Date.parse(momentOfDay(addDays(to, 1))) - 1000;
  return { from: momentOfDay(from), to: new Date(end).toISOString() };
}

function landingsByDomain(record: Patient, year: number): Record<string, Landing> {
  const counters = tallyOf(area, unit.id, record).get(year)?.counters ?? {};
  const isCounted = (id: string, name: string) => (counters[`${id}.${name}`] ?? 0) > 0;
  return Object.fromEntries(
    measures.map((measure) => {
      const [denominator, numerator] =
        'counters' in measure ? measure.counters : ['denominator', 'numerator'];
      const { id } = measure;
      return [id, { denominator: isCounted(id, denominator), numerator: isCounted(id, numerator) }];
    }),
  );
}

/** Measures that are not reported yet in the year are left out on both sides. */
const reported = (landings: Record<string, Landing> = {}, year: number) =>
  Object.fromEntries(
    measures.flatMap((measure) =>
      'fromYear' in measure && year < measure.fromYear ? [] : [[measure.id, landings[measure.id]]],
    ),
  );

async function compare(patients: readonly Patient[], years: readonly number[]) {
  const bundles = patients.map(bundleWithPrem);
  let numerators = 0;
  for (const year of years) {
    const byCql = await calculate(bundles, momentsOf(year));
    for (const record of patients) {
      const own = reported(landingsByDomain(record, year), year);
      expect({ year, record, landed: reported(byCql.get(idOf(record)), year) }).toEqual({
        year,
        record,
        landed: own,
      });
      numerators += Object.values(own).filter((landing) => landing?.numerator).length;
    }
  }
  return numerators;
}

describe('eight measures, calculated once more from exported bundles by CQL,', () => {
  it('agree with the domain for each patient of random cohorts, in every year', async () => {
    let numerators = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(patientsArbitrary(area, 40), { minLength: 1, maxLength: 1 }),
        async ([cohort = []]) => {
          numerators += await compare(cohort, [2025, 2026, 2027]);
        },
      ),
      { numRuns: 5, endOnFailure: true },
    );
    expect(numerators).toBeGreaterThan(0);
  });

  const visit = { key: 'v1', kind: 'new', mode: 'physical', multidisciplinary: true } as const;
  const treatment = { key: 't1', kind: 'physiotherapy', mode: 'digital' } as const;

  it.each([
    ['on the first day of a year', '2027-01-01'],
    ['on the last day of a year', '2026-12-31'],
    ['on the first day of all', '2025-09-01'],
    ['on the day before', '2025-08-31'],
  ])('agree about a new visit %s', async (_, date) => {
    const referred = ['2026-10-02', '2026-10-03', '2026-10-01'];
    const cohort = referred.map((referralReceivedOn, index) =>
      patient({ reference: `SU-${index}`, visits: [{ ...visit, date, referralReceivedOn }], treatments: [] }),
    );
    await compare(cohort, [2025, 2026, 2027]);
  });

  it.each(['2026-12-10', '2026-12-09', '2027-06-10', '2027-06-11'])(
    'agree about a one-year visit on %s after a treatment on 10 March',
    async (date) => {
      const visits = [
        { ...visit, date: '2026-02-01' },
        { ...visit, key: 'v2', kind: 'one-year' as const, date },
      ];
      await compare([patient({ visits, treatments: [{ ...treatment, date: '2026-03-10' }] })], [2027]);
    },
  );

  it('agree about an answer of 31 December at 23:30 UTC, which is the next day in Stockholm', async () => {
    const invitation = {
      key: 'i1',
      occasion: 'new-visit' as const,
      anchor: 'v1',
      forms: ['prem'],
      channel: 'letter' as const,
      sentAt: '2026-12-31T09:00:00Z',
      answers: {
        prem: {
          answeredAt: '2026-12-31T23:30:00Z',
          respondent: 'patient' as const,
          mode: 'web' as const,
          language: 'sv',
          values: { overall: 'good' },
        },
      },
    };
    const record = patient({
      visits: [{ ...visit, date: '2026-12-31' }],
      treatments: [],
      invitations: [invitation],
    });
    expect(await compare([record], [2026])).toBeGreaterThan(0);
    await compare([record], [2027]);
  });
});
