import { addDays, type CivilDate, type Instant, stockholmDate, toInstant } from '../care/period.ts';
import type { Invitation } from './invitation.ts';

/** How long a link is open when nothing else is said. */
const openDays = 90;

/** When an invitation sent at a moment stops being answerable. */
export function defaultExpiry(sentAt: Instant): Instant {
  return addDays(sentAt.slice(0, 10), openDays) + sentAt.slice(10);
}

/** What is known of an invitation without reading any answer: what the code opens. */
type InvitationState = Pick<Invitation, 'forms' | 'sentAt' | 'openedAt' | 'expiresAt' | 'withdrawnAt'> & {
  answered: readonly string[];
};

/** A state follows from timestamps, so that a late event cannot lie about it. */
export const invitationStatuses = [
  'not-sent',
  'sent',
  'opened',
  'started',
  'answered',
  'withdrawn',
  'expired',
] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

/** The state alone: no answer is in it. */
export function stateOf(invitation: Invitation): InvitationState {
  const { forms, sentAt, openedAt, expiresAt, withdrawnAt, answers } = invitation;
  return { forms, sentAt, openedAt, expiresAt, withdrawnAt, answered: Object.keys(answers ?? {}) };
}

export const expiryOf = (state: Pick<InvitationState, 'sentAt' | 'expiresAt'>): Instant | undefined =>
  state.expiresAt ?? (state.sentAt && defaultExpiry(state.sentAt));

/** The same with the moment it expires written out, where it is sent. */
export function withExpiry(invitation: Invitation): Invitation {
  const expiresAt = expiryOf(invitation);
  return expiresAt ? { ...invitation, expiresAt } : invitation;
}

/**
 * The last day in Stockholm on all of which it can be answered: what letters and messages tell. It is the day before
 * the one it expires on, for an invitation expires at the hour it was sent.
 */
export function lastWholeDay(state: Pick<InvitationState, 'sentAt' | 'expiresAt'>): CivilDate | undefined {
  const expiry = expiryOf(state);
  return expiry && addDays(stockholmDate(expiry), -1);
}

/** Answered wins over withdrawn and expired: what came in stays in. */
export function statusOf(state: InvitationState, now: Date): InvitationStatus {
  if (state.forms.every((form) => state.answered.includes(form))) return 'answered';
  if (state.withdrawnAt) return 'withdrawn';
  if (!state.sentAt) return 'not-sent';
  const expiry = expiryOf(state);
  if (expiry && Date.parse(expiry) <= now.getTime()) return 'expired';
  if (state.answered.length > 0) return 'started';
  return state.openedAt ? 'opened' : 'sent';
}

/** Why the link no longer opens, or null while it does. Being answered does not close it: it opens to say so. */
export function closedReason(state: InvitationState, now: Date): 'withdrawn' | 'expired' | null {
  if (state.withdrawnAt) return 'withdrawn';
  const expiry = expiryOf(state);
  return expiry && Date.parse(expiry) <= now.getTime() ? 'expired' : null;
}

/**
 * When an answer that comes now was given: never before its form was sent, whatever the clock of the machine that sent
 * it said. A record would not be taken in again.
 */
export const answeredNow = ({ sentAt }: Pick<InvitationState, 'sentAt'>, now: Date): Instant =>
  sentAt && Date.parse(sentAt) > now.getTime() ? sentAt : toInstant(now);
