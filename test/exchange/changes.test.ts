import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../functions/domain/areas/perifer-facialispares.ts';
import { momentOf } from '../../functions/domain/care/period.ts';
import type { GivenPatient, Patient } from '../../functions/domain/patient/patient.ts';
import { additionsOf, changesOf } from '../../functions/exchange/changes.ts';
import { readLine } from '../../functions/exchange/line.ts';
import { mergeLine } from '../../functions/exchange/merge.ts';
import { withValue, workedExample } from '../support/worked-example.ts';

const moment = momentOf(new Date('2028-03-02T09:00:00Z'));

/** Seals in these tests open to their own text, as a value that no one at the unit knows. */
function lineOf(value: unknown): GivenPatient {
  const read = readLine(area, value, (_, overall) => ({ values: { overall } }), moment);
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  return read.value;
}

function changesBy(stored: Patient | null, value: unknown) {
  const result = mergeLine(area, stored, lineOf(value), moment);
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  const { line, patient } = result.merged;
  return { after: patient, changes: changesOf(stored ?? line, line, patient) };
}

const stored = changesBy(null, workedExample()).after;
const change = (path: string, value: unknown) =>
  changesBy(stored, withValue(workedExample(), path, value)).changes;

describe('the changes of a line to a stored patient', () => {
  it('are none when its facts are the same, or left out', () => {
    expect(changesBy(stored, workedExample()).changes).toEqual([]);
    const { reference, birthDate } = workedExample();
    const bare = { reference, birthDate, visits: [], treatments: [], invitations: [] };
    expect(changesBy(stored, bare).changes).toEqual([]);
  });

  it.each([
    ['homeRegion', '12', '14'],
    ['visits.0.reportedToReferrerOn', '2026-02-21', '2026-02-20'],
    [
      'treatments.0.complications',
      [{ date: '2026-05-20', grade: 'II', expected: true }],
      [{ date: '2026-05-20', grade: 'IIIb', expected: false }],
    ],
    ['invitations.1.channel', 'letter', 'sms'],
    ['invitations.0.answers.face.mode', 'phone', 'paper'],
    ['invitations.0.answers.face.values.2', 4, 1],
  ])('is told with what was and what becomes: %s', (path, after, before) => {
    expect(change(path, after)).toEqual([{ path, kind: 'changed', before, after }]);
  });

  it('have no old value when there was none', () => {
    const withdrawnAt = '2027-06-01T08:00:00Z';
    expect(change('invitations.1.withdrawnAt', withdrawnAt)).toEqual([
      { path: 'invitations.1.withdrawnAt', kind: 'changed', after: withdrawnAt },
    ]);
  });

  it('are in the order in which people read a record, whatever order it is stored in', () => {
    const fields = Object.entries(stored).reverse();
    const line = { ...workedExample(), cause: 'trauma', legalSex: 'male', homeRegion: '12' };
    const { changes } = changesBy(Object.fromEntries(fields) as Patient, line);
    expect(changes.map(({ path }) => path)).toEqual(['legalSex', 'homeRegion', 'cause']);
  });

  it('give a new entry as a whole, in the line’s own place', () => {
    const { visits, ...line } = workedExample();
    const added = { key: 'v9', kind: 'other', date: '2027-08-01', mode: 'digital', multidisciplinary: false };
    expect(changesBy(stored, { ...line, visits: [added, ...visits] }).changes).toEqual([
      {
        path: 'visits.0',
        kind: 'added',
        after: { kind: 'other', date: '2027-08-01', mode: 'digital', multidisciplinary: false },
      },
    ]);
  });
});

describe('of a PREM answer', () => {
  const at = 'invitations.0.answers.prem';
  const paper = withValue(workedExample(), `${at}.mode`, 'paper');
  const known = changesBy(null, paper).after;
  const sealed = changesBy(null, withValue(paper, `${at}.values`, { sealed: 'very-good' })).after;

  it.each([
    ['a known one', known, { overall: 'poor' }],
    ['an unknown one, by another', sealed, { sealed: 'poor' }],
    ['an unknown one, by a wrong guess', sealed, { overall: 'poor' }],
    ['an unknown one, by a right guess', sealed, { overall: 'very-good' }],
  ])('only that it is written anew is told: %s', (_, before, values) => {
    const { changes } = changesBy(before, withValue(paper, `${at}.values`, values));
    expect(changes).toEqual([{ path: at, kind: 'changed' }]);
  });

  it('a new answer shows no value either', () => {
    const { prem, ...answers } = workedExample().invitations[0]?.answers ?? {};
    const without = changesBy(null, withValue(paper, 'invitations.0.answers', answers)).after;
    expect(prem?.values).toEqual({ overall: 'very-good' });
    const { changes } = changesBy(without, paper);
    expect(changes).toMatchObject([{ path: at, kind: 'added', after: { mode: 'paper' } }]);
    expect(JSON.stringify(changes)).not.toContain('very-good');
  });
});

describe('the facts of a line about a new patient', () => {
  const said = additionsOf(stored);
  const of = (path: string) => said.find((one) => one.path === path);

  it('are all fields and entries with their values, in the line’s own places', () => {
    expect(said.every(({ kind, before }) => kind === 'added' && before === undefined)).toBe(true);
    expect(of('birthDate')).toMatchObject({ after: '2012-04-30' });
    expect(of('visits.0')).toMatchObject({ after: { date: '2026-02-11', referralReceivedOn: '2025-12-01' } });
    expect(of('treatments.0')).toMatchObject({ after: { complications: [{ date: '2026-05-20' }] } });
  });

  it('include the time and the respondent of an answer, and never a value', () => {
    expect(of('invitations.0.answers.prem')).toEqual({
      path: 'invitations.0.answers.prem',
      kind: 'added',
      after: { answeredAt: '2026-02-15T18:22:00Z', respondent: 'guardian', mode: 'web', language: 'sv' },
    });
    expect(JSON.stringify(said)).not.toContain('very-good');
  });
});
