import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { momentOf, momentOfDay } from '../../../functions/domain/care/period.ts';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import { checkPatient, questionsAbout } from '../../../functions/domain/patient/patient-check.ts';
import { answer } from '../../support/builders.ts';
import { newVisit, patient, physiotherapy, sent, surgery } from '../../support/history.ts';

const pathsOf = (parts: Partial<Patient>, now: string) =>
  checkPatient(patient(parts), momentOf(new Date(now))).map(({ path }) => path);

describe('today is the date in Stockholm', () => {
  const visits = [newVisit('2026-07-01')];

  it('a visit today is not in the future from midnight in Stockholm', () => {
    expect(pathsOf({ visits }, '2026-06-30T22:00:00Z')).toEqual([]);
  });

  it('and is in the future until then', () => {
    expect(pathsOf({ visits }, '2026-06-30T21:59:59Z')).toEqual(['visits.0.date']);
  });
});

it('events on the same day are in order', () => {
  const day = '2026-02-11';
  const parts = {
    birthDate: day,
    visits: [newVisit(day, { referralReceivedOn: day, reportedToReferrerOn: day })],
    treatments: [surgery(day, { complications: [{ date: day, grade: 'I' as const, expected: true }] })],
  };
  expect(pathsOf(parts, '2026-02-11T12:00:00Z')).toEqual([]);
});

it('an answer in the second of sending is in order, however the moment is written', () => {
  const answers = { prem: answer({ overall: 'good' }, { answeredAt: '2026-02-13T09:00Z' }) };
  const parts = {
    visits: [newVisit('2026-02-11')],
    invitations: [sent('new-2026-02-11', { sentAt: '2026-02-13T09:00:00.000Z', answers })],
  };
  expect(pathsOf(parts, '2026-02-13T09:00:00Z')).toEqual([]);
});

it.each([
  [
    'before the invitation was created is refused',
    '2026-02-12T08:59:59Z',
    ['invitations.0.answers.prem.answeredAt'],
  ],
  ['after that is in order, as it is what sent the invitation', '2026-02-12T09:00:00Z', []],
])('an answer %s', (_, answeredAt, paths) => {
  const answers = { prem: answer({ overall: 'good' }, { answeredAt }) };
  const createdAt = '2026-02-12T09:00:00Z';
  const parts = {
    visits: [newVisit('2026-02-11')],
    invitations: [sent('new-2026-02-11', { createdAt, sentAt: answeredAt, answers })],
  };
  expect(pathsOf(parts, '2026-02-13T09:00:00Z')).toEqual(paths);
});

describe('an invitation that was created at 09:00', () => {
  const createdAt = '2026-02-12T09:00:00Z';
  const wrong = (moments: object, stored?: object) => {
    const of = (more: object) =>
      patient({
        visits: [newVisit('2026-02-11')],
        invitations: [sent('new-2026-02-11', { createdAt, ...more })],
      });
    return checkPatient(of(moments), momentOf(new Date('2026-02-14T09:00:00Z')), stored && of(stored)).map(
      ({ path }) => path,
    );
  };

  it.each<[string, object, string[]]>([
    ['sent before that is refused', { sentAt: '2026-02-12T08:59:59Z' }, ['invitations.0.sentAt']],
    ['sent then is in order', { sentAt: createdAt }, []],
    ['sent that day, when only the day is known, is in order', { sentAt: '2026-02-11T23:00:00Z' }, []],
    [
      'sent the day before, when only the day is known, is refused',
      { sentAt: '2026-02-10T23:00:00Z' },
      ['invitations.0.sentAt'],
    ],
    [
      'opened the day before is refused, once',
      { sentAt: '2026-02-11T09:00:00Z', openedAt: '2026-02-11T09:00:00Z' },
      ['invitations.0.openedAt'],
    ],
    [
      'opened a little before, by another clock, is in order',
      { sentAt: '2026-02-12T08:59:59Z', openedAt: '2026-02-12T08:59:59Z' },
      [],
    ],
  ])('and %s', (_, moments, paths) => {
    expect(wrong(moments)).toEqual(paths);
  });

  it('keeps no other fact from being changed when it is stored as sent before', () => {
    const sentAt = '2026-02-12T08:59:59Z';
    expect(wrong({ sentAt, channel: 'sms' }, { sentAt })).toEqual([]);
  });
});

describe('moments compare to the millisecond, however they are written', () => {
  const [second, halfLater] = ['2026-02-13T09:00:00Z', '2026-02-13T09:00:00.500Z'];
  const parts = (sentAt: string, answeredAt: string) => ({
    visits: [newVisit('2026-02-11')],
    invitations: [
      sent('new-2026-02-11', { sentAt, answers: { prem: answer({ overall: 'good' }, { answeredAt }) } }),
    ],
  });
  const answered = 'invitations.0.answers.prem.answeredAt';

  it('an answer half a second after sending is in order', () => {
    expect(pathsOf(parts(second, halfLater), halfLater)).toEqual([]);
  });

  it('an answer half a second before is not', () => {
    expect(pathsOf(parts(halfLater, second), halfLater)).toEqual([answered]);
  });

  it('half a second from now is in the future', () => {
    expect(pathsOf(parts(second, halfLater), second)).toEqual([answered]);
    expect(pathsOf(parts(halfLater, halfLater), second)).toEqual(['invitations.0.sentAt', answered]);
  });
});

describe('a day alone', () => {
  const given = (sentAt: string, answeredAt: string) => ({
    visits: [newVisit('2026-02-11')],
    invitations: [
      sent('new-2026-02-11', { sentAt, answers: { prem: answer({ overall: 'good' }, { answeredAt }) } }),
    ],
  });
  const [thirteenth, fourteenth] = ['2026-02-13', '2026-02-14'].map(momentOfDay) as [string, string];

  it.each([
    ['of today, for both', thirteenth, thirteenth, []],
    ['of the day of sending, for an answer', '2026-02-12T23:10:00Z', thirteenth, []],
    [
      'before the day of sending, for an answer',
      fourteenth,
      thirteenth,
      ['sentAt', 'answers.prem.answeredAt'],
    ],
    ['of tomorrow', thirteenth, fourteenth, ['answers.prem.answeredAt']],
  ])('%s, half an hour after midnight in Stockholm', (_, sentAt, answeredAt, fields) => {
    const paths = fields.map((field) => `invitations.0.${field}`);
    expect(pathsOf(given(sentAt, answeredAt), '2026-02-12T23:30:00Z')).toEqual(paths);
  });
});

describe('what is stored with a moment ahead of the clock', () => {
  const ahead = patient({
    birthDate: '2026-02-14',
    visits: [
      newVisit('2026-02-14', { referralReceivedOn: '2026-02-14', reportedToReferrerOn: '2026-02-14' }),
    ],
    treatments: [
      surgery('2026-02-14', { complications: [{ date: '2026-02-14', grade: 'I', expected: true }] }),
    ],
    invitations: [
      sent('new-2026-02-14', {
        createdAt: '2026-02-13T23:00:03Z',
        sentAt: '2026-02-13T23:00:03Z',
        openedAt: '2026-02-13T23:00:03Z',
        withdrawnAt: '2026-02-13T23:00:03Z',
        answers: { prem: answer({ overall: 'good' }, { answeredAt: '2026-02-13T23:00:02Z' }) },
      }),
    ],
  });
  const setBack = momentOf(new Date('2026-02-13T22:59:00Z'));
  const pathsBeside = (stored: Patient | undefined, parts: Partial<Patient>) =>
    checkPatient({ ...ahead, ...parts }, setBack, stored).map(({ path }) => path);

  it('keeps no other fact from being changed', () => {
    expect(pathsBeside(ahead, {})).toEqual([]);
    expect(pathsBeside(ahead, { homeRegion: '12' })).toEqual([]);
  });

  it('would be refused if it came in now', () => {
    expect(pathsBeside(undefined, {})).toEqual([
      'birthDate',
      'visits.0.date',
      'visits.0.referralReceivedOn',
      'visits.0.reportedToReferrerOn',
      'treatments.0.date',
      'treatments.0.complications.0.date',
      'invitations.0.createdAt',
      'invitations.0.sentAt',
      'invitations.0.openedAt',
      'invitations.0.withdrawnAt',
      'invitations.0.answers.prem.answeredAt',
      'invitations.0.answers.prem.answeredAt',
    ]);
  });

  it('does not let a new or changed moment be ahead too', () => {
    const [visit] = ahead.visits;
    if (!visit) throw new Error('the patient has no visit');
    expect(pathsBeside(ahead, { visits: [visit, newVisit('2026-02-15')] })).toEqual(['visits.1.date']);
    expect(pathsBeside(ahead, { visits: [{ ...visit, reportedToReferrerOn: '2026-02-15' }] })).toEqual([
      'visits.0.reportedToReferrerOn',
    ]);
  });
});

describe('an unusual value is a question', () => {
  const questions = (parts: Partial<Patient>) => questionsAbout(periferFacialispares, patient(parts));
  const visits = [newVisit('2026-02-11')];
  const guardian = { prem: answer({ overall: 'good' }, { respondent: 'guardian' as const }) };

  it.each([
    [
      'an adult in the group for children',
      { birthDate: '2008-02-11', patientGroup: 'congenital', visits },
      'patientGroup',
    ],
    [
      'an invitation for a new visit without the team',
      {
        visits: [newVisit('2026-02-11', { multidisciplinary: false })],
        invitations: [sent('new-2026-02-11')],
      },
      'invitations.0',
    ],
    [
      'a guardian answering for an adult',
      { visits, invitations: [sent('new-2026-02-11', { answers: guardian })] },
      'invitations.0.answers.prem',
    ],
    [
      'a referral before birth',
      { birthDate: '2025-12-01', visits: [newVisit('2026-02-11', { referralReceivedOn: '2025-11-30' })] },
      'visits.0.referralReceivedOn',
    ],
    [
      'a report before the visit',
      { visits: [newVisit('2026-02-11', { reportedToReferrerOn: '2026-02-10' })] },
      'visits.0.reportedToReferrerOn',
    ],
    [
      'a treatment before birth',
      { birthDate: '2025-12-01', treatments: [physiotherapy('2025-11-30')] },
      'treatments.0.date',
    ],
  ])('%s', (_case, parts, path) => {
    const asked = questions(parts);
    expect(asked.map((question) => question.path)).toEqual([path]);
    expect(asked[0]?.message).toMatch(/Stämmer det\?$/);
    expect(pathsOf(parts, '2028-01-01T00:00:00Z')).toEqual([]);
  });

  it('usual values lead to no question', () => {
    const child = { birthDate: '2012-01-01', patientGroup: 'congenital' };
    expect(
      questions({ ...child, visits, invitations: [sent('new-2026-02-11', { answers: guardian })] }),
    ).toEqual([]);
  });
});
