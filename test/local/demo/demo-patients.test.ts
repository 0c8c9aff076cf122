import { describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { dysmeli } from '../../../functions/domain/areas/dysmeli.ts';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { unitOf } from '../../../functions/domain/care/area.ts';
import { ageOn, momentOf } from '../../../functions/domain/care/period.ts';
import { holdsPersonalNumber } from '../../../functions/domain/care/personal-number.ts';
import { tallyOf } from '../../../functions/domain/measure/tally.ts';
import { type Patient, schemasOf } from '../../../functions/domain/patient/patient.ts';
import { checkPatient } from '../../../functions/domain/patient/patient-check.ts';
import { stateOf, statusOf } from '../../../functions/domain/survey/invitation-state.ts';
import { demoPatients } from '../../../functions/local/demo/demo-patients.ts';
import { sumOf } from '../../support/counters.ts';

const seed = 'test';
const units = areas.flatMap((area) => area.units.map((unit) => ({ area, unit, id: unit.id })));
const autumn = new Date('2026-11-20T10:00:00Z');
const moments = [autumn, new Date('2028-03-02T09:00:00Z'), new Date('2027-01-01T00:30:00Z')];

const facial = (now: Date) =>
  periferFacialispares.units.flatMap((unit) => demoPatients(periferFacialispares, unit, { now, seed }));

function totalsOf(patients: readonly Patient[], unitId: string, year: number) {
  return sumOf(
    patients.map((patient) => tallyOf(periferFacialispares, unitId, patient).get(year)?.counters ?? {}),
  );
}

describe.each(units)('the demonstration of $id', ({ area, unit }) => {
  it.each(moments)('holds only records that could be imported, at %s', (now) => {
    const wrong = demoPatients(area, unit, { now, seed }).flatMap((patient): unknown[] => {
      const parsed = schemasOf(area).Patient.safeParse(patient);
      return parsed.success ? checkPatient(patient, momentOf(now)) : parsed.error.issues;
    });
    expect(wrong).toEqual([]);
  });

  it('is the same for the same seed, and different for another', () => {
    const options = { now: autumn, seed };
    expect(demoPatients(area, unit, options)).toEqual(demoPatients(area, unit, options));
    expect(demoPatients(area, unit, { ...options, seed: 'other' })).not.toEqual(
      demoPatients(area, unit, options),
    );
  });

  it('gives each patient a reference of its own, never a personal identity number', () => {
    const references = demoPatients(area, unit, { now: autumn, seed }).map(({ reference }) => reference);
    expect(new Set(references).size).toBe(references.length);
    expect(references.filter((reference) => holdsPersonalNumber(reference))).toEqual([]);
  });

  it('ends with a new visit today without an invitation', () => {
    const last = demoPatients(area, unit, { now: autumn, seed }).at(-1);
    expect(last?.visits.at(-1)).toMatchObject({ kind: 'new', date: '2026-11-20', multidisciplinary: true });
    expect(last?.invitations).toEqual([]);
  });

  it('treats children only where the unit does', () => {
    const ages = demoPatients(area, unit, { now: autumn, seed }).flatMap((patient) =>
      patient.visits.map((visit) => ageOn(patient.birthDate, visit.date)),
    );
    expect(ages.some((age) => age < 18)).toBe(unit.treatsChildren);
  });
});

describe('the demonstration of the facial units', () => {
  it('has invitations in every state', () => {
    const states = facial(autumn).flatMap((patient) =>
      patient.invitations.map((invitation) => statusOf(stateOf(invitation), autumn)),
    );
    expect([...new Set(states)].sort()).toEqual(
      ['answered', 'expired', 'not-sent', 'opened', 'sent', 'started', 'withdrawn'].sort(),
    );
  });

  it('has answers from every kind of respondent, in every mode', () => {
    const answers = facial(autumn).flatMap((patient) =>
      patient.invitations.flatMap((invitation) => Object.values(invitation.answers ?? {})),
    );
    const found = (pick: (answer: (typeof answers)[number]) => string) =>
      [...new Set(answers.map(pick))].sort();
    expect(found(({ respondent }) => respondent)).toEqual(['guardian', 'patient', 'patient-with-help']);
    expect(found(({ mode }) => mode)).toEqual(['clinic', 'paper', 'phone', 'web']);
    expect(found(({ language }) => language)).toEqual(['en', 'sv']);
  });

  it('lacks the facts that units forget: referral dates, home regions, groups, causes', () => {
    const totals = totalsOf(facial(autumn), 'sahlgrenska', 2026);
    expect(totals['T1.gap.referralReceivedOn']).toBeGreaterThan(0);
    for (const name of ['B1.homeRegion.missing', 'B1.patientGroup.missing', 'B2.cause.missing']) {
      expect(totals[name], name).toBeGreaterThan(0);
    }
  });

  it('has gradings, gradings that could not be made, and visits without one, at both times', () => {
    const visits = facial(autumn).flatMap((patient) => patient.visits);
    for (const kind of ['new', 'one-year']) {
      const gradings = visits.filter((visit) => visit.kind === kind).map(({ sunnybrook }) => sunnybrook);
      expect(gradings.some((one) => one && 'movement' in one)).toBe(true);
      expect(gradings.some((one) => one && 'notAssessable' in one)).toBe(true);
      expect(gradings.some((one) => one === undefined)).toBe(true);
    }
  });

  it('has botulinum treatments that count and others that do not', () => {
    const unit = unitOf(periferFacialispares, 'linkoping');
    const counted = demoPatients(periferFacialispares, unit, { now: autumn, seed }).flatMap((patient) =>
      patient.treatments
        .filter(({ kind }) => kind === 'botulinum')
        .map((treatment) => periferFacialispares.scopeOf(treatment, patient, unit)),
    );
    expect(new Set(counted)).toEqual(new Set(['within', 'outside']));
  });

  it.each(periferFacialispares.units)('fills every measure of $id with the clock in March 2028', (unit) => {
    const patients = demoPatients(periferFacialispares, unit, { now: moments[1] as Date, seed });
    const totals = totalsOf(patients, unit.id, 2027);
    for (const id of ['T1', 'R1', 'R2', 'P1', 'P2', 'Ö1']) {
      expect(totals[`${id}.denominator`], id).toBeGreaterThan(0);
      expect(totals[`${id}.numerator`] ?? 0, id).toBeLessThan(totals[`${id}.denominator`] ?? 0);
    }
    for (const id of ['T1', 'R2', 'P1', 'P2', 'Ö1']) expect(totals[`${id}.numerator`], id).toBeGreaterThan(0);
    expect(totals['B1.count']).toBeGreaterThan(30);
  });

  it('reaches back into the first measurement year from the autumn of 2026', () => {
    expect(totalsOf(facial(autumn), 'akademiska', 2025)['B1.count']).toBeGreaterThan(10);
  });
});

describe('the number of patients', () => {
  it('is plausible for the unit, or the number asked for', () => {
    const sizes = periferFacialispares.units.map(
      (unit) => demoPatients(periferFacialispares, unit, { now: autumn, seed }).length,
    );
    expect(new Set(sizes).size).toBe(3);
    expect(
      Math.max(...dysmeli.units.map((unit) => demoPatients(dysmeli, unit, { now: autumn, seed }).length)),
    ).toBeLessThan(Math.min(...sizes));
    const unit = unitOf(periferFacialispares, 'sahlgrenska');
    expect(demoPatients(periferFacialispares, unit, { now: autumn, seed, count: 12 })).toHaveLength(12);
  });
});
