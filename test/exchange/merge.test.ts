import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../functions/domain/areas/perifer-facialispares.ts';
import { momentOf } from '../../functions/domain/care/period.ts';
import { invitationsLimit } from '../../functions/domain/limits.ts';
import type { GivenPatient, Patient } from '../../functions/domain/patient/patient.ts';
import { questionsAbout } from '../../functions/domain/patient/patient-check.ts';
import { changesOf } from '../../functions/exchange/changes.ts';
import { filledIn } from '../../functions/exchange/left-out.ts';
import { readLine } from '../../functions/exchange/line.ts';
import { mergeLine } from '../../functions/exchange/merge.ts';
import { withValue, workedExample } from '../support/worked-example.ts';

const moment = momentOf(new Date('2028-03-02T09:00:00Z'));

function lineOf(value: unknown): GivenPatient {
  const read = readLine(area, value, () => undefined, moment);
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  return read.value;
}

/** Joins the line with the stored patient; fails when it is refused. */
function merged(stored: Patient | null, value: unknown) {
  const result = mergeLine(area, stored, lineOf(value), moment);
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  return result.merged;
}

const refusedPaths = (stored: Patient | null, value: unknown) => {
  const result = mergeLine(area, stored, lineOf(value), moment);
  return 'errors' in result ? result.errors.map(({ path }) => path) : [];
};

const stored = merged(null, workedExample()).patient;
const only = (more: object) => ({
  reference: 'SU-0001',
  birthDate: '2012-04-30',
  visits: [],
  treatments: [],
  invitations: [],
  ...more,
});

describe('a line joined with the stored patient', () => {
  it('changes nothing when its facts are the same, in whatever order', () => {
    const line = workedExample();
    line.visits.reverse();
    line.invitations.reverse();
    expect(merged(stored, line)).toEqual({
      line: lineOf(line),
      patient: stored,
      outcome: 'unchanged',
      recordChanged: false,
      invitations: [],
    });
    expect(merged(stored, only({})).outcome).toBe('unchanged');
  });

  it('touches only the parts that it changes', () => {
    const { outcome, recordChanged, invitations } = merged(
      stored,
      withValue(workedExample(), 'invitations.1.withdrawnAt', '2027-06-01T08:00:00Z'),
    );
    expect([outcome, recordChanged, invitations.map(({ key }) => key)]).toEqual(['updated', false, ['i2']]);
    const other = merged(stored, withValue(workedExample(), 'visits.1.mode', 'physical'));
    expect([other.recordChanged, other.invitations]).toEqual([true, []]);
  });

  it('gives a sent invitation a last day, which follows when the sending is corrected', () => {
    expect(stored.invitations[1]?.expiresAt).toBe('2027-08-01');
    const later = merged(stored, withValue(workedExample(), 'invitations.1.sentAt', '2027-05-04T07:00:00Z'));
    expect(later.patient.invitations[1]?.expiresAt).toBe('2027-08-02');
    const given = withValue(workedExample(), 'invitations.1.expiresAt', '2027-12-31');
    const kept = merged(
      merged(stored, given).patient,
      withValue(workedExample(), 'invitations.1.channel', 'email'),
    );
    expect(kept.patient.invitations[1]?.expiresAt).toBe('2027-12-31');
  });

  it.each([
    [
      'the stored one',
      [{ date: '2026-05-20', grade: 'IIIb', expected: false }],
      'unchanged',
      ['2026-05-20 IIIb'],
    ],
    ['the same day', [{ date: '2026-05-20', grade: 'II', expected: true }], 'updated', ['2026-05-20 II']],
    [
      'another day',
      [{ date: '2026-05-21', grade: 'I', expected: true }],
      'updated',
      ['2026-05-20 IIIb', '2026-05-21 I'],
    ],
    [
      'two of the same day, one of them stored',
      [
        { date: '2026-05-20', grade: 'I', expected: true },
        { date: '2026-05-20', grade: 'IIIb', expected: false },
      ],
      'updated',
      ['2026-05-20 IIIb', '2026-05-20 I'],
    ],
  ])('joins complications by their day: %s', (_, complications, outcome, all) => {
    const after = merged(stored, withValue(workedExample(), 'treatments.0.complications', complications));
    expect(after.outcome).toBe(outcome);
    expect(after.patient.treatments[0]?.complications?.map(({ date, grade }) => `${date} ${grade}`)).toEqual(
      all,
    );
  });

  it('names the operation where only stored complications are at fault, and else the line’s own', () => {
    const moved = withValue(workedExample(), 'treatments.0.date', '2026-05-25');
    const left = withValue(moved, 'treatments.0.complications', undefined);
    expect(refusedPaths(stored, left)).toEqual(['treatments.0.complications']);
    const early = [
      { date: '2026-06-20', grade: 'I', expected: true },
      { date: '2026-05-19', grade: 'I', expected: true },
    ];
    expect(refusedPaths(stored, withValue(moved, 'treatments.0.complications', early))).toEqual([
      'treatments.0.complications.1.date',
      'treatments.0.complications',
    ]);
  });

  it('removes the complications of an operation when it says that there are none, and keeps them when it does not', () => {
    const given = merged(stored, withValue(workedExample(), 'treatments.0.complications', []));
    expect(given.patient.treatments[0]?.complications).toEqual([]);
    const left = merged(stored, withValue(workedExample(), 'treatments.0.complications', undefined));
    expect(left.outcome).toBe('unchanged');
  });

  it('keeps procedures and a language that it leaves out', () => {
    const line = workedExample();
    const bare = withValue(line, 'treatments.0.procedures', undefined);
    expect(merged(stored, bare).outcome).toBe('unchanged');
    const english = merged(stored, withValue(line, 'invitations.0.answers.face.language', 'en')).patient;
    const silent = withValue(line, 'invitations.0.answers.face.language', undefined);
    expect(merged(english, silent).outcome).toBe('unchanged');
    expect(merged(null, silent).patient.invitations[0]?.answers?.face?.language).toBe('sv');
  });

  it('is refused for a new operation without procedures, also where another treatment is stored', () => {
    const bare = withValue(workedExample(), 'treatments.0.procedures', undefined);
    expect(refusedPaths(null, bare)).toEqual(['treatments.0.procedures']);
  });

  it('adds forms to an invitation, and takes none away', () => {
    const forms = (...some: string[]) => withValue(workedExample(), 'invitations.1.forms', some);
    expect(merged(stored, forms('fdi')).outcome).toBe('unchanged');
    expect(merged(stored, forms('fdi', 'prem')).patient.invitations[1]?.forms).toEqual([
      'face',
      'fdi',
      'prem',
    ]);
  });

  it('does not turn an operation with complications into another treatment', () => {
    const treatment = { key: 't1', kind: 'physiotherapy', date: '2026-05-05', mode: 'digital' };
    expect(refusedPaths(stored, only({ treatments: [treatment] }))).toEqual(['treatments.0.kind']);
    const visit = { key: 't2', kind: 'botulinum', date: '2026-06-01' };
    expect(merged(stored, only({ treatments: [visit] })).patient.treatments[1]).toEqual(visit);
  });

  it('is refused for a key that is used for another kind', () => {
    const treatment = { key: 'v1', kind: 'botulinum', date: '2026-06-01' };
    expect(refusedPaths(stored, only({ treatments: [treatment] }))).toEqual(['treatments.0.key']);
  });

  it('gets the error of a key that is twice in a list, and the other faults of order', () => {
    const visit = { kind: 'other', date: '2026-06-01', mode: 'digital', multidisciplinary: false };
    const line = only({
      visits: [
        { ...visit, key: 'v8', date: '2028-06-02' },
        { ...visit, key: 'v9' },
        { ...visit, key: 'v9', date: '2028-06-02' },
      ],
      invitations: [
        { key: 'i9', occasion: 'new-visit', anchor: 'nope', forms: ['prem'], channel: 'clinic' },
        { key: 'i9', occasion: 'new-visit', anchor: 'v1', forms: ['prem'], channel: 'clinic' },
      ],
    });
    expect(refusedPaths(stored, line)).toEqual([
      'visits.2.key',
      'invitations.1.key',
      'visits.0.date',
      'visits.2.date',
      'invitations.0.anchor',
    ]);
  });

  it('names stored parts by their keys and its own by their places', () => {
    const line = only({
      birthDate: '2026-03-01',
      visits: [{ key: 'v9', kind: 'other', date: '2026-02-28', mode: 'digital', multidisciplinary: false }],
    });
    expect(refusedPaths(stored, line)).toEqual(['visits.0.date', 'visits.v1.date']);
  });
});

describe('an invitation whose form a patient answered on the web', () => {
  const moved = (line: object) => refusedPaths(stored, line);

  it.each([
    ['anchor', 'v2'],
    ['occasion', 'one-year'],
  ])('keeps its %s', (field, value) => {
    expect(moved(withValue(workedExample(), `invitations.0.${field}`, value))).toContain(
      `invitations.0.${field}`,
    );
  });

  it('and one that was answered on paper alone may be moved', () => {
    const paper = withValue(workedExample(), 'invitations.0.answers.prem.mode', 'paper');
    const other = { ...workedExample().visits[0], key: 'v9' };
    const line = { ...paper, visits: [...paper.visits, other] };
    const before = merged(null, line).patient;
    expect(refusedPaths(before, withValue(line, 'invitations.0.anchor', 'v9'))).toEqual([]);
  });
});

describe('a patient has at most as many invitations as are sent in years', () => {
  const [one] = workedExample().invitations;
  const invitations = (count: number, from = 0) =>
    Array.from({ length: count }, (_, index) => ({ ...one, answers: {}, key: `n${from + index}` }));
  const withMany = (count: number) => ({ ...workedExample(), invitations: invitations(count) });

  it('and one more is refused', () => {
    expect(refusedPaths(null, withMany(invitationsLimit))).toEqual([]);
    expect(refusedPaths(null, withMany(invitationsLimit + 1))).toEqual(['invitations']);
  });

  it('and those who have more already keep them, and get no more', () => {
    const { invitations: tooMany } = filledIn(null, lineOf(withMany(invitationsLimit + 5)));
    const more = { ...stored, invitations: tooMany };
    expect(refusedPaths(more, only({}))).toEqual([]);
    expect(refusedPaths(more, only({ invitations: invitations(1, 900) }))).toEqual(['invitations']);
  });
});

describe('keys that people see as one', () => {
  const [nfc, nfd] = ['operation-höger', 'operation-ho\u0308ger'];
  const operation = (key: string) => ({ key, kind: 'surgery', date: '2026-05-05', procedures: [] });
  const withOperation = (...keys: string[]) => only({ treatments: keys.map(operation) });
  const before = merged(null, withOperation(nfc)).patient;

  it('find what is stored, which keeps its own characters', () => {
    expect(merged(before, withOperation(nfd))).toMatchObject({ outcome: 'unchanged' });
    const line = only({ treatments: [{ ...operation(nfd), date: '2026-05-06' }] });
    expect(merged(before, line).patient.treatments).toEqual([{ ...operation(nfc), date: '2026-05-06' }]);
    expect(changesOf(before, merged(before, line).line, merged(before, line).patient)).toMatchObject([
      { path: 'treatments.0.date', before: '2026-05-05', after: '2026-05-06' },
    ]);
  });

  it('are refused twice on a line, whichever is stored', () => {
    for (const known of [null, before, merged(null, withOperation(nfd)).patient])
      expect(refusedPaths(known, withOperation(nfc, nfd))).toEqual(['treatments.1.key']);
  });

  it('stay two where they are stored as two', () => {
    const twice = { ...before, treatments: [nfc, nfd].map(operation) } as Patient;
    expect(merged(twice, withOperation(nfc, nfd))).toMatchObject({ outcome: 'unchanged' });
    expect(merged(twice, withOperation(nfd)).outcome).toBe('unchanged');
    expect(questionsAbout(area, twice).map(({ path }) => path)).toContain('treatments.1.key');
  });

  it('are one anchor, which is stored as the key that it means', () => {
    const invitation = {
      key: 'i1',
      occasion: 'one-year',
      anchor: nfd,
      forms: ['face'],
      channel: 'sms',
    };
    const { patient } = merged(before, only({ invitations: [invitation] }));
    expect(patient.invitations[0]?.anchor).toBe(nfc);
    expect(merged(patient, only({ invitations: [invitation] })).outcome).toBe('unchanged');
  });
});
