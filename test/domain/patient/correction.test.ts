import { describe, expect, it } from 'vitest';
import { isCorrection } from '../../../functions/domain/patient/correction.ts';
import type { PatientRecord } from '../../../functions/domain/patient/patient.ts';
import { withValue, workedExample } from '../../support/worked-example.ts';

const { invitations: _, ...example } = workedExample();
const record = example as unknown as PatientRecord;

describe('a change of a record', () => {
  it.each<[string, string, unknown]>([
    ['nothing', 'legalSex', 'female'],
    [
      'a new complication',
      'treatments.0.complications.1',
      { date: '2026-05-21', grade: 'I', expected: true },
    ],
    ['a date that was missing', 'visits.1.referralReceivedOn', '2027-01-01'],
    ['another procedure', 'treatments.0.procedures.2', 'myectomy'],
    [
      'another visit',
      'visits.2',
      { key: 'v3', kind: 'other', date: '2027-01-01', mode: 'digital', multidisciplinary: false },
    ],
  ])('that adds %s is no correction', (_name, path, value) => {
    expect(isCorrection(record, withValue(record, path, value))).toBe(false);
  });

  it.each<[string, string, unknown]>([
    ['a date', 'visits.0.date', '2026-02-12'],
    ['a removed date', 'visits.0.referralReceivedOn', undefined],
    ['a removed treatment', 'treatments', []],
    ['a removed complication', 'treatments.0.complications', []],
    ['a grade', 'treatments.0.complications.0.grade', 'II'],
    ['a grading', 'visits.0.sunnybrook.resting.eye', 0],
    ['a removed attribute', 'cause', undefined],
    ['a key', 'visits.0.key', 'v9'],
  ])('of %s is a correction', (_name, path, value) => {
    expect(isCorrection(record, withValue(record, path, value))).toBe(true);
  });
});
