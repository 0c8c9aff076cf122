import { describe, expect, it } from 'vitest';
import {
  atTyped,
  operationDateError,
  splitErrors,
  stillWrong,
} from '../../../../../web/portal/patients/record/field-errors.ts';

const error = (path: string, message = path) => ({ path, message });

describe('errors are shown beside their fields', () => {
  it('for the visit that is edited; for the rest above the form', () => {
    const errors = ['visits.1.date', 'visits.1.sunnybrook.resting.eye', 'visits.10.date', 'visits.0.mode'];
    expect(
      splitErrors(
        errors.map((path) => error(path)),
        'visits.1',
      ),
    ).toEqual({
      fields: { date: 'visits.1.date', 'sunnybrook.resting.eye': 'visits.1.sunnybrook.resting.eye' },
      others: ['visits.10.date', 'visits.0.mode'],
    });
  });

  it('for the facts about the patient when they are edited; for lists above the form', () => {
    const errors = ['birthDate', 'visits.0.date', 'treatments.0.date', 'invitations.0.anchor'];
    expect(
      splitErrors(
        errors.map((path) => error(path)),
        '',
      ),
    ).toEqual({
      fields: { birthDate: 'birthDate' },
      others: ['visits.0.date', 'treatments.0.date', 'invitations.0.anchor'],
    });
  });

  it('also with the server’s own paths', () => {
    const { fields } = splitErrors([error('record.visits.0.date', 'för tidigt')], 'visits.0');
    expect(fields).toEqual({ date: 'för tidigt' });
  });

  it('with the reason as a field of its own in every edit', () => {
    for (const at of ['', 'treatments.2'])
      expect(splitErrors([error('reason', 'Ange varför')], at).fields).toEqual({ reason: 'Ange varför' });
  });

  it('once: the first error of each field', () => {
    const errors = [error('visits.0.date', 'först'), error('visits.0.date', 'sedan')];
    expect(splitErrors(errors, 'visits.0').fields).toEqual({ date: 'först' });
  });

  it('above the form when something is removed', () => {
    const wrong = error('invitations.0.anchor', 'Enkäten gäller besöket.');
    expect(splitErrors([wrong], 'visits.-1')).toEqual({ fields: {}, others: ['Enkäten gäller besöket.'] });
  });
});

describe('a visit before its referral', () => {
  const start = { date: '2026-02-11', referralReceivedOn: '2026-01-01' };

  it('is an error at the referral when only the referral was typed', () => {
    const now = { ...start, referralReceivedOn: '2026-03-01' };
    expect(atTyped({ date: 'före remissen' }, now, start)).toEqual({ referralReceivedOn: 'före remissen' });
  });

  it('is an error at the visit when its date was typed', () => {
    const now = { date: '2025-12-01', referralReceivedOn: '2026-03-01' };
    for (const typed of [now, { ...start, date: '2025-12-01' }])
      expect(atTyped({ date: 'före remissen' }, typed, start)).toEqual({ date: 'före remissen' });
  });
});

it('a complication before its operation is an error at the operation’s date', () => {
  expect(operationDateError({ 'complications.1.date': 'före operationen' })).toBe('före operationen');
  expect(operationDateError({ 'complications.1.grade': 'saknas' })).toBeUndefined();
  expect(operationDateError({ date: 'i framtiden', 'complications.1.date': 'före' })).toBe('i framtiden');
});

describe('after an attempt', () => {
  const wrong = (fields: Record<string, string>, others: string[] = []) => ({ fields, others });
  const tried = wrong({ date: 'Fyll i datumet.', grade: 'Välj.' }, ['Enkäten gäller besöket.']);

  it('corrected errors disappear, and a field that is wrong in another way gets the new error', () => {
    expect(stillWrong(tried, wrong({ date: 'Ett datum som finns.' }), false)).toEqual(
      wrong({ date: 'Ett datum som finns.' }),
    );
    expect(stillWrong(tried, wrong({}, tried.others), false)).toEqual(wrong({}, tried.others));
  });

  it('new errors wait for the next attempt', () => {
    expect(stillWrong(wrong({}), wrong({ date: 'Fyll i datumet.' }, ['annat']), false)).toEqual(wrong({}));
  });

  it('errors that only the server can find stay until something is changed', () => {
    expect(stillWrong(tried, wrong({}), true)).toEqual(tried);
    expect(stillWrong(tried, wrong({}), false)).toEqual(wrong({}));
  });
});
