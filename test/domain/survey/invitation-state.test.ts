import { describe, expect, it } from 'vitest';
import { lastDayBy } from '../../../functions/domain/care/period.ts';
import type { Invitation } from '../../../functions/domain/survey/invitation.ts';
import {
  answeredFrom,
  answeredNow,
  closedReason,
  defaultLastDay,
  type InvitationStatus,
  lastDayOf,
  openBounds,
  refusedReason,
  stateOf,
  statusOf,
  withLastDay,
  withSending,
} from '../../../functions/domain/survey/invitation-state.ts';
import { answer } from '../../support/builders.ts';
import { sent } from '../../support/history.ts';

const sentAt = '2026-02-13T09:00:00Z';
const lastDay = '2026-05-14';
const now = new Date('2026-03-01T00:00:00Z');
/** Midnight in Stockholm, when the last day has ended. */
const afterLastDay = new Date('2026-05-14T22:00:00Z');
const prem = { prem: answer({ overall: 'good' }) };
const all = { ...prem, face: answer({ '1': 1 }), fdi: answer({ '1': 1 }) };

const state = (parts: Partial<Invitation>) => stateOf(sent('new-2026-02-11', parts));

it('is open for 90 days by default', () => {
  expect(defaultLastDay(sentAt)).toBe(lastDay);
  expect(defaultLastDay('2026-12-31T23:30:00Z')).toBe('2027-04-01');
  expect(defaultLastDay('2026-02-13T22:30:00Z')).toBe(lastDay);
  expect(lastDayOf(state({}))).toBe(lastDay);
  expect(lastDayOf(state({ expiresAt: '2026-04-01' }))).toBe('2026-04-01');
  expect(lastDayOf({})).toBeUndefined();
});

it('has its last day written out when it is sent', () => {
  const given = sent('new-2026-02-11', { sentAt });
  expect(withLastDay(given)).toEqual({ ...given, expiresAt: lastDay });
  expect(withLastDay(withLastDay(given))).toEqual(withLastDay(given));
  const own = { ...given, expiresAt: '2026-04-01' };
  expect(withLastDay(own)).toEqual(own);
  const { sentAt: _, ...unsent } = given;
  expect(withLastDay(unsent)).toEqual(unsent);
});

describe('a created invitation', () => {
  const { sentAt: _, ...unsent } = sent('new-2026-02-11');
  const created = { ...unsent, createdAt: sentAt };
  const [opened, answered, handedOver] = [
    '2026-02-16T09:00:00Z',
    '2026-02-15T18:22:00Z',
    '2026-02-20T09:00:00Z',
  ];

  it('is not sent, and its last day is 90 days after its creation', () => {
    expect(withSending(created)).toEqual(created);
    expect(lastDayOf(created)).toBe(lastDay);
    expect(statusOf(stateOf(created), now)).toBe('created');
    expect(statusOf(stateOf(created), afterLastDay)).toBe('expired');
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

/** The last moments of days, in Stockholm, and the first ones after them. */
const ends: [string, string, Date, Date][] = [
  ['in summer', lastDay, new Date('2026-05-14T21:59:59.999Z'), afterLastDay],
  ['in winter', '2026-12-31', new Date('2026-12-31T22:59:59.999Z'), new Date('2026-12-31T23:00:00Z')],
  [
    'on which summer time begins',
    '2026-03-29',
    new Date('2026-03-29T21:59:59.999Z'),
    new Date('2026-03-29T22:00:00Z'),
  ],
  [
    'on which summer time ends',
    '2026-10-25',
    new Date('2026-10-25T22:59:59.999Z'),
    new Date('2026-10-25T23:00:00Z'),
  ],
];

describe.each(ends)('its last day, %s', (_, expiresAt, lastMoment, firstAfter) => {
  const given = state({ expiresAt });
  const week = 7 * 86_400_000;

  it('is open until the day ends in Stockholm', () => {
    expect(statusOf(given, lastMoment)).toBe('sent');
    expect(closedReason(given, lastMoment)).toBeNull();
    expect(statusOf(given, firstAfter)).toBe('expired');
    expect(closedReason(given, firstAfter)).toBe('expired');
  });

  it('is followed by seven days on which a form is still taken in', () => {
    expect(refusedReason(given, firstAfter)).toBeNull();
    expect(refusedReason(given, new Date(lastMoment.getTime() + week))).toBeNull();
    expect(refusedReason(given, new Date(firstAfter.getTime() + week))).toBe('expired');
    const withdrawn = { ...given, withdrawnAt: sentAt };
    expect(refusedReason(withdrawn, firstAfter)).toBe('withdrawn');
  });

  it('is judged in the same way by a database that compares texts', () => {
    for (const at of [lastMoment, firstAfter, now, new Date(firstAfter.getTime() + week)]) {
      const { opens, takesIn } = openBounds(at);
      expect(expiresAt > opens).toBe(closedReason(given, at) === null);
      expect(expiresAt > takesIn).toBe(refusedReason(given, at) === null);
    }
  });
});

it('a moment that was stored as the expiry is judged by the database as its last day', () => {
  for (const moment of ['2026-05-14T22:00:00Z', '2026-05-14T22:30:00Z', '2026-05-14T09:00:00Z'])
    for (const hour of ['2026-05-14T20:00:00Z', '2026-05-14T22:10:00Z', '2026-05-15T21:00:00Z']) {
      const at = new Date(hour);
      const isOpen = closedReason(state({ expiresAt: lastDayBy(moment) }), at) === null;
      expect(moment > openBounds(at).opens, `${moment} at ${hour}`).toBe(isOpen);
    }
});

describe('its status follows from timestamps', () => {
  const { sentAt: _, ...unsent } = sent('new-2026-02-11');

  it.each<[InvitationStatus, string, Partial<Invitation>, Date]>([
    ['sent', 'nothing happened yet', {}, now],
    ['sent', 'the last moment of its last day', {}, new Date(afterLastDay.getTime() - 1)],
    ['expired', 'the moment its last day ends', {}, afterLastDay],
    ['expired', 'opened and never answered', { openedAt: '2026-02-14T00:00:00Z' }, afterLastDay],
    ['expired', 'started and never finished', { answers: prem }, afterLastDay],
    ['opened', 'touched', { openedAt: '2026-02-14T00:00:00Z' }, now],
    ['started', 'one of three forms answered', { answers: prem }, now],
    ['answered', 'all forms answered', { answers: all }, now],
    ['answered', 'all answered, long ago', { answers: all }, afterLastDay],
    [
      'answered',
      'all answered, then withdrawn',
      { answers: all, withdrawnAt: '2026-05-14T09:00:00Z' },
      afterLastDay,
    ],
    ['withdrawn', 'withdrawn', { withdrawnAt: '2026-02-20T00:00:00Z' }, now],
    ['withdrawn', 'withdrawn halfway', { answers: prem, withdrawnAt: '2026-02-20T00:00:00Z' }, now],
    ['expired', 'a last day of its own', { expiresAt: '2026-02-20' }, now],
  ])('%s: %s', (status, _case, parts, at) => {
    expect(statusOf(state(parts), at)).toBe(status);
  });

  it('not-sent and withdrawn: an invitation that was never sent', () => {
    expect(statusOf(stateOf(unsent), afterLastDay)).toBe('not-sent');
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
    ['is closed when its last day is over', {}, afterLastDay, 'expired'],
    ['is closed when withdrawn', { withdrawnAt: '2026-02-20T00:00:00Z' }, now, 'withdrawn'],
    ['is withdrawn rather than expired', { withdrawnAt: '2026-02-20T00:00:00Z' }, afterLastDay, 'withdrawn'],
  ])('%s', (_case, parts, at, reason) => {
    expect(closedReason(state(parts), at)).toBe(reason);
  });
});

it('an answer that arrives now gets the present moment, but never one before its form was sent', () => {
  expect(answeredNow({ sentAt }, now)).toBe('2026-03-01T00:00:00Z');
  expect(answeredNow({ sentAt }, new Date('2026-02-13T08:59:59Z'))).toBe(sentAt);
});

describe('an answer for which only the day is known', () => {
  const day = '2026-02-12T23:00:00Z';

  it.each([
    ['of the day of sending came when it was sent', { sentAt }, day, sentAt],
    ['of the day of creation came when it was created', { createdAt: sentAt }, day, sentAt],
    ['of the day it was handed over came then', { createdAt: '2026-02-10T09:00:00Z', sentAt }, day, sentAt],
    ['of a later day keeps its moment', { sentAt }, '2026-02-13T23:00:00Z', '2026-02-13T23:00:00Z'],
    ['of an earlier day keeps its moment', { sentAt }, '2026-02-11T23:00:00Z', '2026-02-11T23:00:00Z'],
    ['with a time of day keeps it', { sentAt }, '2026-02-13T08:00:00Z', '2026-02-13T08:00:00Z'],
    ['of the day that stands for the sending keeps its moment', { sentAt: day }, day, day],
  ])('%s', (_, invitation, given, moment) => {
    expect(answeredFrom(invitation, given)).toBe(moment);
  });
});
