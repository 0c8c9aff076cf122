import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { unitOf } from '../../../functions/domain/care/area.ts';
import { historyOf } from '../../../functions/domain/measure/history.ts';
import {
  countedInvitationsOf,
  endOn,
  invitationEnds,
  invitationsOf,
  perForm,
  presentResponse,
  responseCounters,
} from '../../../functions/domain/measure/response.ts';
import { tallyOf } from '../../../functions/domain/measure/tally.ts';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import type { Invitation } from '../../../functions/domain/survey/invitation.ts';
import { withSending } from '../../../functions/domain/survey/invitation-state.ts';
import { dayArbitrary, patientsArbitrary } from '../../support/arbitraries.ts';
import { answer } from '../../support/builders.ts';
import { sumOf } from '../../support/counters.ts';
import { botulinum, newVisit, patient, sent, surgery } from '../../support/history.ts';

const history = (record: Patient) => historyOf({ area, unit: unitOf(area, 'sahlgrenska'), patient: record });
const counted = (year: number, ...invitations: Invitation[]) =>
  responseCounters(
    countedInvitationsOf(history(patient({ visits: [newVisit('2026-02-11')], invitations })), year),
  );

const prem = { prem: answer({ overall: 'good' }) };
const onlyPrem = { forms: ['prem'] };

describe('the invitations of a year', () => {
  const keysOf = (occasion: 'new-visit' | 'one-year', year: number, record: Patient) =>
    invitationsOf(history(record), occasion, year).map(({ key }) => key);

  it('are those for new visits in it', () => {
    const record = patient({
      visits: [
        newVisit('2026-02-11'),
        newVisit('2027-02-11'),
        newVisit('2026-05-01', { multidisciplinary: false }),
      ],
      invitations: [sent('new-2026-02-11'), sent('new-2027-02-11'), sent('new-2026-05-01')],
    });
    expect(keysOf('new-visit', 2026, record)).toEqual(['to-new-2026-02-11']);
    expect(keysOf('new-visit', 2027, record)).toEqual(['to-new-2027-02-11']);
  });

  it('and those one year after counted treatments of the year before', () => {
    const record = patient({
      treatments: [surgery('2026-03-10'), botulinum('2026-04-01'), surgery('2025-10-01')],
      invitations: [sent('surgery-2026-03-10'), sent('botulinum-2026-04-01'), sent('surgery-2025-10-01')],
    });
    expect(keysOf('one-year', 2027, record)).toEqual(['to-surgery-2026-03-10']);
    expect(keysOf('one-year', 2026, record)).toEqual(['to-surgery-2025-10-01']);
  });

  it('none after treatments before the first period', () => {
    const record = patient({
      treatments: [surgery('2024-10-01'), surgery('2025-08-31')],
      invitations: [sent('surgery-2024-10-01'), sent('surgery-2025-08-31')],
    });
    expect(keysOf('one-year', 2025, record)).toEqual([]);
    expect(keysOf('one-year', 2026, record)).toEqual([]);
    expect(tallyOf(area, 'sahlgrenska', record).size).toBe(0);
  });
});

describe('the outcome of an invitation', () => {
  it('answered: every form is answered', () => {
    expect(counted(2026, sent('new-2026-02-11', { ...onlyPrem, answers: prem }))).toEqual({
      'response.new-visit.sent': 1,
      'response.new-visit.opened': 1,
      'response.new-visit.started': 1,
      'response.new-visit.answered': 1,
      'response.new-visit.answered.2026-02-09': 1,
      'response.new-visit.days.2': 1,
      'response.new-visit.channel.letter.sent': 1,
      'response.new-visit.channel.letter.opened': 1,
      'response.new-visit.channel.letter.answered': 1,
      'response.new-visit.form.prem.sent': 1,
      'response.new-visit.form.prem.opened': 1,
      'response.new-visit.form.prem.answered': 1,
    });
  });

  it('withdrawn: before every form was answered', () => {
    const withdrawn = sent('new-2026-02-11', { ...onlyPrem, withdrawnAt: '2026-02-20T00:00:00Z' });
    expect(counted(2026, withdrawn)).toMatchObject({
      'response.new-visit.withdrawn': 1,
      'response.new-visit.withdrawn.2026-02-09': 1,
    });
  });

  it('open or expired: by the last day', () => {
    const late = sent('new-2026-02-11', { ...onlyPrem, expiresAt: '2026-07-01' });
    expect(counted(2026, late)).toMatchObject({ 'response.new-visit.until.2026-02-09.2026-07-01': 1 });
    const byDefault = sent('new-2026-02-11', onlyPrem);
    expect(counted(2026, byDefault)).toMatchObject({ 'response.new-visit.until.2026-02-09.2026-05-14': 1 });
  });

  it('not sent: not counted', () => {
    const { sentAt: _, ...unsent } = sent('new-2026-02-11');
    expect(counted(2026, unsent)).toEqual({});
  });

  it('created and not handed over: counted only as such until its last day, and like any other when it is answered', () => {
    const { sentAt: createdAt = '', ...unsent } = sent('new-2026-02-11', { forms: ['prem'] });
    const created = { ...unsent, createdAt };
    expect(counted(2026, created)).toEqual({ 'response.new-visit.unsent.2026-05-14': 1 });
    const none = { sent: 0, open: 0, expired: 0, forms: {} };
    const on = (day: string) => presentResponse(counted(2026, created), 'new-visit', day);
    expect(on('2026-05-14')).toMatchObject({ created: 1, lapsed: 0, ...none });
    expect(on('2026-05-15')).toMatchObject({ created: 0, lapsed: 1, ...none });
    const answered = withSending({ ...created, answers: prem });
    expect(counted(2026, answered)).toMatchObject({
      'response.new-visit.sent': 1,
      'response.new-visit.answered': 1,
    });
    expect(counted(2026, answered)).not.toHaveProperty('response.new-visit.unsent.2026-05-14');
  });

  it('created and withdrawn: not counted', () => {
    const { sentAt: createdAt = '', ...unsent } = sent('new-2026-02-11');
    expect(counted(2026, { ...unsent, createdAt, withdrawnAt: createdAt })).toEqual({});
  });

  it('partly answered: each form counts separately', () => {
    const invitation = sent('new-2026-02-11', { forms: ['prem', 'face'], answers: prem });
    const response = presentResponse(counted(2026, invitation), 'new-visit', '2026-03-01');
    expect(response).toEqual({
      occasion: 'new-visit',
      created: 0,
      lapsed: 0,
      sent: 1,
      opened: 1,
      answered: 0,
      withdrawn: 0,
      open: 1,
      expired: 0,
      forms: { prem: { answered: 1, sent: 1 }, face: { answered: 0, sent: 1 } },
    });
  });

  it('answered after the last day: like any other, open and expired no more', () => {
    const late = { prem: answer({ overall: 'good' }, { answeredAt: '2026-05-20T09:00:00Z' }) };
    const counters = counted(2026, sent('new-2026-02-11', { forms: ['prem'], answers: late }));
    expect(presentResponse(counters, 'new-visit', '2026-05-21')).toMatchObject({
      answered: 1,
      open: 0,
      expired: 0,
    });
  });

  it('is open the whole of its last day', () => {
    const counters = counted(2026, sent('new-2026-02-11'));
    expect(presentResponse(counters, 'new-visit', '2026-05-14')).toMatchObject({ open: 1, expired: 0 });
    expect(presentResponse(counters, 'new-visit', '2026-05-15')).toMatchObject({ open: 0, expired: 1 });
  });
});

describe('the invitations behind the response', () => {
  it('are those that were sent, in the order of sending, without any answers', () => {
    const { sentAt: _, ...unsent } = sent('new-2026-02-11', { key: 'unsent' });
    const later = sent('new-2026-02-11', { key: 'later', sentAt: '2026-03-01T08:00:00Z' });
    const first = sent('new-2026-02-11', { key: 'first', answers: prem, forms: ['prem', 'face'] });
    const record = patient({ visits: [newVisit('2026-02-11')], invitations: [later, unsent, first] });
    expect(countedInvitationsOf(history(record), 2026)).toEqual([
      {
        key: 'first',
        occasion: 'new-visit',
        forms: ['face', 'prem'],
        channel: first.channel,
        sentAt: first.sentAt,
        until: '2026-05-14',
        answered: ['prem'],
        opened: true,
      },
      expect.objectContaining({ key: 'later', until: '2026-05-30', answered: [] }),
    ]);
  });

  it('are sorted by moment, also within one second, then by key', () => {
    const at = (key: string, sentAt: string) => sent('new-2026-02-11', { key, sentAt });
    const invitations = [
      at('a', '2026-03-01T08:00:00.250Z'),
      at('c', '2026-03-01T08:00:00Z'),
      at('b', '2026-03-01T08:00:00Z'),
    ];
    const record = patient({ visits: [newVisit('2026-02-11')], invitations });
    expect(countedInvitationsOf(history(record), 2026).map(({ key }) => key)).toEqual(['b', 'c', 'a']);
  });

  it('equal each number in count: of invitations, and of each form, for any patients, year and day', () => {
    fc.assert(
      fc.property(patientsArbitrary(area), dayArbitrary(), (patients, today) => {
        for (const year of [2025, 2026, 2027, 2028]) {
          const tallies = patients.flatMap((one) => tallyOf(area, 'sahlgrenska', one).get(year) ?? []);
          const totals = sumOf(tallies.map(({ counters }) => counters));
          for (const occasion of ['new-visit', 'one-year'] as const) {
            const response = presentResponse(totals, occasion, today);
            const listed = tallies
              .flatMap(({ invitations }) => invitations)
              .filter((one) => one.occasion === occasion);
            expect(listed.filter(({ sentAt }) => sentAt)).toHaveLength(response.sent);
            expect(listed.filter(({ opened }) => opened)).toHaveLength(response.opened);
            for (const end of [...invitationEnds, 'created'] as const) {
              expect(listed.filter((one) => endOn(one, today) === end)).toHaveLength(response[end]);
            }
            for (const [form, rate] of Object.entries(response.forms)) {
              const each = listed.filter(({ sentAt }) => sentAt).flatMap((one) => perForm(one, [form]));
              expect(each).toHaveLength(rate.sent);
              expect(each.filter((one) => endOn(one, today) === 'answered')).toHaveLength(rate.answered);
            }
          }
        }
      }),
    );
  });
});

it('sent = answered + withdrawn + open + expired, for any patients, year and day', () => {
  fc.assert(
    fc.property(patientsArbitrary(area), dayArbitrary(), (patients, today) => {
      for (const year of [2025, 2026, 2027, 2028]) {
        const counters = sumOf(
          patients.map((one) => tallyOf(area, 'sahlgrenska', one).get(year)?.counters ?? {}),
        );
        for (const occasion of ['new-visit', 'one-year'] as const) {
          const response = presentResponse(counters, occasion, today);
          const { sent: all, answered, withdrawn, open, expired, opened } = response;
          expect(answered + withdrawn + open + expired).toBe(all);
          expect(opened).toBeGreaterThanOrEqual(answered);
          for (const form of Object.values(response.forms)) {
            expect(form.answered).toBeLessThanOrEqual(form.sent);
            expect(form.sent).toBeLessThanOrEqual(all);
          }
        }
      }
    }),
  );
});
