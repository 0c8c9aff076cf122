import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { momentOf } from '../../../functions/domain/care/period.ts';
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
