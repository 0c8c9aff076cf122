import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../../../functions/domain/areas/perifer-facialispares.ts';
import { schemasOf, Visit } from '../../../../../functions/domain/patient/patient.ts';
import {
  asksReferral,
  complicationDraft,
  headDraft,
  newRecord,
  readComplication,
  readHead,
  readTreatment,
  readVisit,
  treatmentDraft,
  visitDraft,
  withComplication,
} from '../../../../../web/portal/patients/record/drafts.ts';
import { headOf } from '../../../../../web/portal/patients/record/record-edit.ts';
import { newVisit, record, surgery } from '../../../../support/builders.ts';

describe('a form opened and saved untouched changes nothing', () => {
  it.each([
    newVisit(),
    newVisit({ referralReceivedOn: '2026-01-01', patientChoseToWait: false }),
    newVisit({ kind: 'other', multidisciplinary: true }),
    newVisit({ sunnybrook: { notAssessable: 'bilateral' } }),
  ])('visit %#', (visit) => {
    expect(readVisit(visitDraft(visit), visit.key, visit).value).toEqual(visit);
  });

  it('treatment, with its complications', () => {
    const operation = surgery({ complications: [{ date: '2026-05-20', grade: 'II', expected: true }] });
    expect(readTreatment(area, treatmentDraft(operation), 't1', operation).value).toEqual(operation);
  });

  it('complication', () => {
    const complication = { date: '2026-05-20', grade: 'IVa', expected: true } as const;
    expect(readComplication(complicationDraft(complication)).value).toEqual(complication);
  });

  it('patient, with and without the facts that may be unknown', () => {
    const { cause: _, ...less } = headOf(record());
    for (const head of [headOf(record()), less]) expect(readHead(headDraft(head)).value).toEqual(head);
  });
});

describe('a form that is read fits the schema', () => {
  it('new patient', () => {
    const { value } = readHead({ ...headDraft(), reference: ' SU-9 ', birthDate: '20010203' });
    expect(value && schemasOf(area).PatientRecord.parse(newRecord(value))).toEqual({
      reference: 'SU-9',
      birthDate: '2001-02-03',
      visits: [],
      treatments: [],
    });
  });

  it('new visit', () => {
    const { value } = readVisit({ ...visitDraft(), date: '2026-02-11' }, 'v1');
    expect(Visit.parse(value)).toEqual(newVisit());
  });

  it.each(area.treatmentKinds.map(({ id }) => id))('treatment of kind %s', (kind) => {
    const draft = { kind, date: '2026-02-11', mode: 'digital', procedures: ['myectomy'] };
    const { value } = readTreatment(area, draft, 't1');
    expect(schemasOf(area).Treatment.safeParse(value).success).toBe(true);
  });
});

describe('an error is shown at its field', () => {
  it('nothing filled in', () => {
    expect(Object.keys(readHead(headDraft()).errors ?? {}).sort()).toEqual(['birthDate', 'reference']);
    expect(Object.keys(readComplication(complicationDraft()).errors ?? {}).sort()).toEqual([
      'date',
      'expected',
      'grade',
    ]);
    expect(Object.keys(readTreatment(area, treatmentDraft(), 't1').errors ?? {}).sort()).toEqual([
      'date',
      'kind',
    ]);
  });

  it('a personal identity number as reference is refused with an explanation', () => {
    const { errors } = readHead({ ...headDraft(), reference: '19121212-1212', birthDate: '2001-02-03' });
    expect(errors?.reference).toContain('personnummer');
  });

  it('a date of a year that is not accepted, with the reason', () => {
    const { errors } = readHead({ ...headDraft(), reference: 'SU-9', birthDate: '1812-01-01' });
    expect(errors).toEqual({ birthDate: 'Datum tas emot från år 1900 till och med 2199.' });
  });

  it('a date that does not exist, also when the date is optional', () => {
    const { errors } = readVisit({ ...visitDraft(), date: '2026-02-30', referralReceivedOn: 'maj' }, 'v1');
    expect(Object.keys(errors ?? {}).sort()).toEqual(['date', 'referralReceivedOn']);
  });
});

describe('the form asks only about what applies', () => {
  it('asks about the referral on new visits, and on visits with a recorded referral', () => {
    expect(asksReferral(visitDraft(undefined, 'new'))).toBe(true);
    expect(asksReferral(visitDraft(undefined, 'one-year'))).toBe(false);
    expect(asksReferral(visitDraft(newVisit({ kind: 'other', referralReceivedOn: '2026-01-01' })))).toBe(
      true,
    );
  });

  it('drops complications with the operation they belonged to', () => {
    const operation = surgery({ complications: [{ date: '2026-05-20', grade: 'II', expected: true }] });
    const draft = { ...treatmentDraft(operation), kind: 'botulinum' };
    expect(readTreatment(area, draft, 't1', operation).value).toEqual({
      key: 't1',
      kind: 'botulinum',
      date: '2026-05-05',
    });
  });
});

describe('complications of an operation', () => {
  const one = { date: '2026-05-20', grade: 'II', expected: true } as const;
  const other = { date: '2026-05-21', grade: 'V', expected: false } as const;

  it('are added, changed and removed by their position', () => {
    const added = withComplication(surgery({ complications: [one] }), null, other);
    expect(added.complications).toEqual([one, other]);
    expect(withComplication(added, 0, other).complications).toEqual([other, other]);
    expect(withComplication(added, 0).complications).toEqual([other]);
  });

  it('leave no empty list behind', () => {
    expect(withComplication(surgery({ complications: [one] }), 0)).toEqual(surgery());
  });
});
