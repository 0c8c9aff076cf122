import { describe, expect, it } from 'vitest';
import type { Invitation } from '../../../functions/domain/survey/invitation.ts';
import {
  answeredNow,
  closedReason,
  defaultExpiry,
  expiryOf,
  type InvitationStatus,
  lastWholeDay,
  stateOf,
  statusOf,
  withExpiry,
  withSending,
} from '../../../functions/domain/survey/invitation-state.ts';
import { answer } from '../../support/builders.ts';
import { sent } from '../../support/history.ts';

const sentAt = '2026-02-13T09:00:00Z';
const expiry = '2026-05-14T09:00:00Z';
const now = new Date('2026-03-01T00:00:00Z');
const afterExpiry = new Date(expiry);
const prem = { prem: answer({ overall: 'good' }) };
const all = { ...prem, face: answer({ '1': 1 }), fdi: answer({ '1': 1 }) };

const state = (parts: Partial<Invitation>) => stateOf(sent('new-2026-02-11', parts));

it('is open for 90 days by default', () => {
  expect(defaultExpiry(sentAt)).toBe(expiry);
  expect(defaultExpiry('2026-12-31T23:30:00Z')).toBe('2027-03-31T23:30:00Z');
  expect(expiryOf(state({}))).toBe(expiry);
  expect(expiryOf(state({ expiresAt: '2026-04-01T00:00:00Z' }))).toBe('2026-04-01T00:00:00Z');
  expect(expiryOf({})).toBeUndefined();
});

it('has its moment of expiry written out when it is sent', () => {
  const given = sent('new-2026-02-11', { sentAt });
  expect(withExpiry(given)).toEqual({ ...given, expiresAt: expiry });
  expect(withExpiry(withExpiry(given))).toEqual(withExpiry(given));
  const own = { ...given, expiresAt: '2026-04-01T00:00:00Z' };
  expect(withExpiry(own)).toEqual(own);
  const { sentAt: _, ...unsent } = given;
  expect(withExpiry(unsent)).toEqual(unsent);
});

describe('a created invitation', () => {
  const { sentAt: _, ...unsent } = sent('new-2026-02-11');
  const created = { ...unsent, createdAt: sentAt };
  const [opened, answered, handedOver] = [
    '2026-02-16T09:00:00Z',
    '2026-02-15T18:22:00Z',
    '2026-02-20T09:00:00Z',
  ];

  it('is not sent, and expires 90 days after its creation', () => {
    expect(withSending(created)).toEqual(created);
    expect(expiryOf(created)).toBe(expiry);
    expect(statusOf(stateOf(created), now)).toBe('created');
    expect(statusOf(stateOf(created), afterExpiry)).toBe('expired');
    expect(statusOf(stateOf({ ...created, withdrawnAt: sentAt }), now)).toBe('withdrawn');
  });

  it.each<[string, Partial<Invitation>, string]>([
    ['handed over', { sentAt: handedOver }, handedOver],
    ['opened', { openedAt: opened }, opened],
    ['opened before it was said to be handed over', { openedAt: opened, sentAt: handedOver }, opened],
    ['answered before that', { answers: prem, openedAt: opened, sentAt: handedOver }, answered],
  ])('was sent when it was first %s', (_what, parts, moment) => {
    expect(withSending({ ...created, ...parts })).toEqual({ ...created, ...parts, sentAt: moment });
  });

  it('differs from one that was sent at once, which keeps its moment', () => {
    const early = sent('new-2026-02-11', { openedAt: '2026-02-12T09:00:00Z' });
    expect(withSending(early)).toEqual(early);
  });
});

it('can be answered all day on the day before it expires, by the calendar of Stockholm', () => {
  expect(lastWholeDay({ sentAt })).toBe('2026-05-13');
  expect(lastWholeDay({ sentAt, expiresAt: '2026-04-01T22:30:00Z' })).toBe('2026-04-01');
  expect(lastWholeDay({})).toBeUndefined();
});

const halfPast = '2026-02-20T09:00:00.500Z';
const wholeSecond = new Date('2026-02-20T09:00:00Z');

describe('its status follows from timestamps', () => {
  const { sentAt: _, ...unsent } = sent('new-2026-02-11');

  it.each<[InvitationStatus, string, Partial<Invitation>, Date]>([
    ['sent', 'nothing happened yet', {}, now],
    ['sent', 'the last moment before it expires', {}, new Date(afterExpiry.getTime() - 1)],
    ['expired', 'the moment it expires', {}, afterExpiry],
    ['expired', 'opened and never answered', { openedAt: '2026-02-14T00:00:00Z' }, afterExpiry],
    ['expired', 'started and never finished', { answers: prem }, afterExpiry],
    ['opened', 'touched', { openedAt: '2026-02-14T00:00:00Z' }, now],
    ['started', 'one of three forms answered', { answers: prem }, now],
    ['answered', 'all forms answered', { answers: all }, now],
    ['answered', 'all answered, long ago', { answers: all }, afterExpiry],
    ['answered', 'all answered, then withdrawn', { answers: all, withdrawnAt: expiry }, afterExpiry],
    ['withdrawn', 'withdrawn', { withdrawnAt: '2026-02-20T00:00:00Z' }, now],
    ['withdrawn', 'withdrawn halfway', { answers: prem, withdrawnAt: '2026-02-20T00:00:00Z' }, now],
    ['expired', 'an own expiry', { expiresAt: '2026-02-20T00:00:00Z' }, now],
    ['sent', 'half a second before it expires', { expiresAt: halfPast }, wholeSecond],
    ['expired', 'half a second after it expired', { expiresAt: '2026-02-20T09:00:00Z' }, new Date(halfPast)],
  ])('%s: %s', (status, _case, parts, at) => {
    expect(statusOf(state(parts), at)).toBe(status);
  });

  it('not-sent and withdrawn: an invitation that was never sent', () => {
    expect(statusOf(stateOf(unsent), afterExpiry)).toBe('not-sent');
    expect(statusOf(stateOf({ ...unsent, withdrawnAt: sentAt }), now)).toBe('withdrawn');
  });
});

it('its state lists the answered forms, without the answers', () => {
  expect(JSON.parse(JSON.stringify(state({ answers: prem })))).toEqual({
    forms: ['prem', 'face', 'fdi'],
    sentAt,
    answered: ['prem'],
  });
});

describe('its link', () => {
  it.each([
    ['opens', {}, now, null],
    ['opens when answered, to say so', { answers: all }, now, null],
    ['is closed when it expires', {}, afterExpiry, 'expired'],
    ['is open half a second before it expires', { expiresAt: halfPast }, wholeSecond, null],
    [
      'is closed half a second after it expired',
      { expiresAt: '2026-02-20T09:00:00Z' },
      new Date(halfPast),
      'expired',
    ],
    ['is closed when withdrawn', { withdrawnAt: '2026-02-20T00:00:00Z' }, now, 'withdrawn'],
    ['is withdrawn rather than expired', { withdrawnAt: '2026-02-20T00:00:00Z' }, afterExpiry, 'withdrawn'],
  ])('%s', (_case, parts, at, reason) => {
    expect(closedReason(state(parts), at)).toBe(reason);
  });
});

it('an answer that arrives now gets the present moment, but never one before its form was sent', () => {
  expect(answeredNow({ sentAt }, now)).toBe('2026-03-01T00:00:00Z');
  expect(answeredNow({ sentAt }, new Date('2026-02-13T08:59:59Z'))).toBe(sentAt);
});
