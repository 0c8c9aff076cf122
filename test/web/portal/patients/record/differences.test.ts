import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../../../functions/domain/areas/perifer-facialispares.ts';
import { differencesBetween, valueText } from '../../../../../web/portal/patients/record/differences.ts';
import {
  atTyped,
  operationDateError,
  splitErrors,
} from '../../../../../web/portal/patients/record/field-errors.ts';
import { newVisit, record, surgery } from '../../../../support/builders.ts';

describe('differences between two versions are written in words', () => {
  it('values by their Swedish names', () => {
    const found = differencesBetween(
      area,
      record(),
      record({ cause: 'trauma', visits: [newVisit({ referralReceivedOn: '2026-01-01' })] }),
    );
    expect(found).toEqual([
      { what: 'Orsak', before: 'Tumör', after: 'Trauma' },
      { what: 'Nybesök 2026-02-11: godkänd remiss kom', before: '–', after: '2026-01-01' },
    ]);
  });

  it('entries that were added and removed', () => {
    expect(differencesBetween(area, record(), record({ visits: [], treatments: [surgery()] }))).toEqual([
      { what: 'Nybesök 2026-02-11', after: 'Borttaget' },
      { what: 'Kirurgi 2026-05-05', after: 'Tillagt' },
    ]);
  });

  it('two gradings with the values that differ, also when their scores are equal', () => {
    const grading = {
      resting: { eye: 1, cheek: 1, mouth: 1 },
      movement: { brow: 2, eyeClosure: 3, smile: 3, snarl: 2, pucker: 3 },
      synkinesis: { brow: 0, eyeClosure: 1, smile: 2, snarl: 0, pucker: 1 },
    };
    const other = { ...grading, synkinesis: { ...grading.synkinesis, smile: 1, snarl: 1 } };
    const graded = (sunnybrook: typeof grading) => record({ visits: [newVisit({ sunnybrook })] });
    expect(differencesBetween(area, graded(grading), graded(other))).toEqual([
      {
        what: 'Nybesök 2026-02-11: sunnybrook',
        before: '33 poäng: synkinesier, leende 2; synkinesier, näsrynkning 0',
        after: '33 poäng: synkinesier, leende 1; synkinesier, näsrynkning 1',
      },
    ]);
    expect(differencesBetween(area, record(), graded(grading))).toEqual([
      { what: 'Nybesök 2026-02-11: sunnybrook', before: '–', after: '33 poäng' },
    ]);
  });

  it('nothing when nothing differs, regardless of the order of names', () => {
    const { key, ...visit } = newVisit();
    expect(differencesBetween(area, record(), record({ visits: [{ ...visit, key }] }))).toEqual([]);
  });

  it.each([
    [
      'complications',
      [{ date: '2026-05-20', grade: 'IIIb', expected: false }],
      'grad IIIb 2026-05-20, oförväntad',
    ],
    ['sunnybrook', { notAssessable: 'bilateral' }, 'Ej bedömbar: dubbelsidig pares'],
    ['procedures', ['myectomy', 'neurectomy'], 'Myektomi och neurektomi'],
    ['homeRegion', 'not-registered', 'Ej folkbokförd i Sverige'],
    ['multidisciplinary', false, 'Nej'],
    ['homeRegion', undefined, '–'],
  ])('%s', (field, value, text) => {
    expect(valueText(area, field, value)).toBe(text);
  });
});

describe('an error from the server', () => {
  const errors = [
    { path: 'record.visits.1.date', message: 'framtiden' },
    { path: 'visits.0.date', message: 'annat besök' },
    { path: 'reason', message: 'varför' },
  ];

  it('is shown at its field, and others above the form', () => {
    expect(splitErrors(errors, 'visits.1')).toEqual({
      fields: { date: 'framtiden', reason: 'varför' },
      others: ['annat besök'],
    });
  });

  it('is shown at the fields about the patient', () => {
    expect(splitErrors([{ path: 'record.birthDate', message: 'fel' }, ...errors], '')).toEqual({
      fields: { birthDate: 'fel', reason: 'varför' },
      others: ['framtiden', 'annat besök'],
    });
  });

  it('about a visit before its referral is shown at the date that was typed', () => {
    const start = { date: '2026-02-11', referralReceivedOn: '' };
    const errors = { date: 'före sin remiss', kind: 'annat' };
    const told = (now: typeof start) => atTyped(errors, now, start);
    expect(told({ ...start, referralReceivedOn: '2026-03-01' })).toEqual({
      referralReceivedOn: 'före sin remiss',
      kind: 'annat',
    });
    expect(told({ date: '2026-02-12', referralReceivedOn: '2026-03-01' })).toEqual(errors);
    expect(told(start)).toEqual(errors);
  });

  it('about a complication before a moved operation is shown at the date of the operation', () => {
    const { fields } = splitErrors(
      [{ path: 'treatments.0.complications.1.date', message: 'före' }],
      'treatments.0',
    );
    expect(operationDateError(fields)).toBe('före');
    expect(operationDateError({ ...fields, date: 'framtiden' })).toBe('framtiden');
    expect(operationDateError({ procedures: 'fel' })).toBeUndefined();
  });
});
