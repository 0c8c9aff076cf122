import { describe, expect, it } from 'vitest';
import { dysmeli } from '../../../functions/domain/areas/dysmeli.ts';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { Key } from '../../../functions/domain/care/key.ts';
import { schemasOf } from '../../../functions/domain/patient/patient.ts';
import { workedExample } from '../../support/worked-example.ts';

const exampleRecord = workedExample();

const { Patient, PatientRecord, Treatment, Invitation } = schemasOf(periferFacialispares);

it('the schemas of an area are made once', () => {
  expect(schemasOf(periferFacialispares)).toBe(schemasOf(periferFacialispares));
  expect(schemasOf(dysmeli)).not.toBe(schemasOf(periferFacialispares));
});

it('staff write everything about a patient except the invitations', () => {
  const { invitations: _, ...record } = exampleRecord;
  expect(PatientRecord.parse(record)).toEqual(record);
  expect(PatientRecord.safeParse(exampleRecord).success).toBe(false);
  expect(Patient.safeParse(record).success).toBe(false);
});

describe('a treatment has the fields of its kind', () => {
  const head = { key: 't', date: '2026-03-01' };

  it.each([
    [true, { ...head, kind: 'surgery', procedures: ['myectomy'] }],
    [false, { ...head, kind: 'surgery' }],
    [true, { ...head, kind: 'physiotherapy', mode: 'digital' }],
    [false, { ...head, kind: 'physiotherapy' }],
    [true, { ...head, kind: 'botulinum' }],
    [false, { ...head, kind: 'botulinum', mode: 'digital' }],
    [false, { ...head, kind: 'advanced-rehabilitation', mode: 'digital' }],
  ])('%s: %j', (accepted, treatment) => {
    expect(Treatment.safeParse(treatment).success).toBe(accepted);
  });

  it('in every area with its own kinds', () => {
    const treatment = { ...head, kind: 'advanced-rehabilitation', mode: 'digital' };
    expect(schemasOf(dysmeli).Treatment.safeParse(treatment).success).toBe(true);
  });
});

describe('a key is a text that people can read and search for', () => {
  it.each([
    [true, 'v1'],
    [true, 'Besök 12/a – öga'],
    [true, '😀'],
    [false, 'v\t1'],
    [false, 'v1\u200b'],
    [false, '\u202ev1'],
    [false, 'v\u2066 1'],
    [false, 'v\u00ad1'],
    [false, '\u3164'],
    [false, '\ufeffv1'],
  ])('%s: %j', (taken, key) => {
    expect(Key.safeParse(key).success).toBe(taken);
  });
});

it('an invitation asks for forms of its area', () => {
  const [invitation] = exampleRecord.invitations;
  expect(Invitation.parse(invitation)).toEqual(invitation);
  expect(schemasOf(dysmeli).Invitation.safeParse(invitation).success).toBe(false);
});

it('the mark that an answer came in readable form is never sent', () => {
  const [invitation] = exampleRecord.invitations;
  const prem = { ...invitation?.answers?.prem, cameReadable: true };
  expect(Invitation.safeParse({ ...invitation, answers: { prem } }).success).toBe(false);
});
