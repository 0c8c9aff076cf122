import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { defaultPlan } from '../../../functions/domain/survey/plan.ts';
import { type MessageFacts, nextMessage } from '../../../functions/domain/survey/reminder.ts';
import { answer, invitation } from '../../support/builders.ts';

const plan = defaultPlan(periferFacialispares);
const contact = { version: 1, recipient: 'patient', phone: '+46701740605', email: 'a@example.org' } as const;

/** Sent on Monday 9 February 2026, at ten in Stockholm. */
const sentAt = '2026-02-09T09:00:00Z';
const sms = (more: Partial<MessageFacts['messages'][number]> = {}) => ({
  n: 1,
  invitation: 'i1',
  what: 'invitation' as const,
  channel: 'sms' as const,
  contactVersion: 1,
  claimedAt: sentAt,
  ...more,
});
const first = sms({ acceptedAt: sentAt });
const second = sms({
  n: 2,
  what: 'reminder',
  claimedAt: '2026-02-16T08:00:00Z',
  acceptedAt: '2026-02-16T08:00:01Z',
});

const next = ({
  now = '2026-02-09T10:00:00Z',
  ...more
}: Partial<Omit<MessageFacts, 'now'>> & { now?: string } = {}) =>
  nextMessage({
    invitation: invitation({ channel: 'sms', sentAt }),
    asked: { send: '2026-02-09T08:30:00Z' },
    messages: [first],
    contact,
    plan,
    birthDate: '1980-04-30',
    now: new Date(now),
    ...more,
  });
const unsent = {
  messages: [],
  invitation: invitation({ channel: 'sms', sentAt: undefined, createdAt: sentAt }),
};

describe('the first message', () => {
  it('goes at once within the hours', () => {
    expect(next(unsent)).toEqual({
      kind: 'invitation',
      channel: 'sms',
      occasion: 'invitation',
      due: '2026-02-09T10:00:00Z',
    });
  });

  it('waits for the next sending day', () => {
    expect(next({ ...unsent, now: '2026-02-13T20:00:00Z' })).toMatchObject({ due: '2026-02-16T08:00:00Z' });
  });

  it('is not sent by the system unless it was asked to', () => {
    expect(next({ ...unsent, asked: {} })).toEqual({ obstacle: 'not-sent' });
  });

  it('goes by the next channel on the next day when the address does not exist', () => {
    const failed = sms({ acceptedAt: sentAt, failedAt: sentAt, failure: 'no-such-address' });
    expect(next({ messages: [failed] })).toMatchObject({ channel: 'email', due: '2026-02-10T08:00:00Z' });
  });

  it('goes the same way an hour later when the provider did not take it, three times at most', () => {
    const refused = sms({ unsentAt: sentAt, failure: 'not-now' });
    expect(next({ ...unsent, messages: [refused] })).toMatchObject({
      channel: 'sms',
      due: '2026-02-09T10:00:00Z',
    });
    const thrice = [refused, { ...refused, n: 2 }, { ...refused, n: 3 }];
    expect(next({ ...unsent, messages: thrice })).toMatchObject({ channel: 'email' });
  });

  it('is repeated once, a day later, when nothing was heard of it', () => {
    const uncertain = sms({ uncertainAt: '2026-02-09T09:30:00Z' });
    expect(next({ messages: [uncertain] })).toMatchObject({
      kind: 'invitation',
      channel: 'sms',
      due: '2026-02-10T09:00:00Z',
    });
    const again = sms({ n: 2, claimedAt: '2026-02-10T09:00:00Z', uncertainAt: '2026-02-10T09:30:00Z' });
    expect(next({ messages: [uncertain, again] })).toMatchObject({ kind: 'reminder' });
  });

  it('is not repeated once the page was opened', () => {
    const opened = invitation({ channel: 'sms', sentAt, openedAt: '2026-02-09T12:00:00Z' });
    const uncertain = sms({ uncertainAt: '2026-02-09T09:30:00Z' });
    expect(next({ messages: [uncertain], invitation: opened })).toMatchObject({ kind: 'reminder' });
  });
});

describe('a reminder', () => {
  it('goes seven civil days after the sending, when the hours open', () => {
    expect(next()).toEqual({
      kind: 'reminder',
      channel: 'sms',
      occasion: 'never-opened',
      due: '2026-02-16T08:00:00Z',
    });
  });

  it('goes the second time by another channel, on the first sending day from day 12', () => {
    expect(next({ messages: [second, first] })).toMatchObject({
      channel: 'email',
      due: '2026-02-23T08:00:00Z',
    });
  });

  it('goes the second time by the same channel when there is no other', () => {
    const alone = { ...contact, email: undefined };
    expect(next({ messages: [first, second], contact: alone })).toMatchObject({ channel: 'sms' });
  });

  it('is sent twice at most, also when staff ask for more', () => {
    const third = sms({ n: 3, what: 'reminder', claimedAt: '2026-02-23T08:00:00Z', uncertainAt: sentAt });
    const messages = [first, second, third];
    expect(next({ messages })).toEqual({ obstacle: 'reminded' });
    expect(next({ messages, asked: { reminder: '2026-02-24T08:00:00Z' } })).toEqual({ obstacle: 'reminded' });
  });

  it('is never repeated when nothing was heard of it: it counts as sent', () => {
    const silent = sms({
      n: 2,
      what: 'reminder',
      claimedAt: second.claimedAt,
      uncertainAt: '2026-02-16T08:31:00Z',
    });
    expect(next({ messages: [first, silent], now: '2026-02-17T08:00:00Z' })).toMatchObject({
      due: '2026-02-23T08:00:00Z',
    });
  });

  it('goes at once when staff ask for it, but not on the day of another message', () => {
    const asked = { reminder: '2026-02-11T12:00:00Z' };
    const byHand = invitation({ channel: 'letter', sentAt });
    expect(next({ asked, messages: [], invitation: byHand, now: '2026-02-11T12:00:01Z' })).toMatchObject({
      kind: 'reminder',
      due: '2026-02-11T12:00:01Z',
    });
    expect(next({ asked, now: '2026-02-09T12:00:01Z' })).toMatchObject({ due: '2026-02-10T08:00:00Z' });
  });

  it('of what staff handed over goes only when they ask for it', () => {
    expect(next({ asked: {}, messages: [] })).toEqual({ obstacle: 'by-hand' });
  });

  it.each([
    ['opened', invitation({ channel: 'sms', sentAt, openedAt: sentAt })],
    [
      'partly',
      invitation({ channel: 'sms', sentAt, openedAt: sentAt, answers: { fdi: answer({ '1': 2 }) } }),
    ],
  ])('has its own words when the questions are %s answered', (occasion, given) => {
    expect(next({ invitation: given })).toMatchObject({ occasion });
  });
});

describe('nothing is sent', () => {
  const prem = { prem: answer({ overall: 'good' }) };
  const sent = { channel: 'sms', sentAt } as const;
  it.each<[string, Parameters<typeof next>[0]]>([
    ['answered', { invitation: invitation({ ...sent, forms: ['prem'], answers: prem }) }],
    ['withdrawn', { invitation: invitation({ ...sent, withdrawnAt: sentAt }) }],
    ['expired', { now: '2026-09-01T09:00:00Z' }],
    ['expired', { invitation: invitation({ ...sent, expiresAt: '2026-02-13' }) }],
    ['declined', { contact: { ...contact, stopped: { reason: 'declined' } } }],
    ['protected-identity', { contact: { ...contact, stopped: { reason: 'protected-identity' } } }],
    ['stopped', { contact: { ...contact, stopped: { reason: 'deceased' } } }],
    ['guardian-of-adult', { contact: { ...contact, recipient: 'guardian' }, birthDate: '2008-02-09' }],
    ['no-contact', { contact: undefined }],
    ['no-contact', { contact: { version: 2, recipient: 'patient' } }],
    ['sending', { messages: [sms()] }],
  ])('when the invitation is %s (%j)', (obstacle, given) => {
    expect(next(given)).toEqual({ obstacle });
  });

  it('to addresses that lead nowhere, until the contact is changed', () => {
    const failed = sms({
      acceptedAt: sentAt,
      failedAt: sentAt,
      failure: 'no-such-address',
      invitation: 'earlier',
    });
    const alone = { ...contact, email: undefined };
    expect(next({ ...unsent, messages: [failed], contact: alone })).toEqual({ obstacle: 'unreachable' });
    expect(next({ ...unsent, messages: [failed], contact: { ...alone, version: 2 } })).toMatchObject({
      channel: 'sms',
    });
  });

  it('to a guardian from the day on which the patient is an adult', () => {
    const guardian = { ...contact, recipient: 'guardian' } as const;
    expect(next({ contact: guardian, birthDate: '2008-02-10' })).toMatchObject({ kind: 'reminder' });
  });
});
