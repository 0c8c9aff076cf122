import { addDays, type CivilDate, type Instant, stockholmDate, toInstant } from '../care/period.ts';
import type { Invitation } from './invitation.ts';

/** The number of days that a link is open by default. */
const openDays = 90;

/** The moment when an invitation sent at `sentAt` expires by default. */
export function defaultExpiry(sentAt: Instant): Instant {
  return addDays(sentAt.slice(0, 10), openDays) + sentAt.slice(10);
}

/** The state of an invitation without any answer, as the code opens it. */
type InvitationState = Pick<
  Invitation,
  'forms' | 'createdAt' | 'sentAt' | 'openedAt' | 'expiresAt' | 'withdrawnAt'
> & { answered: readonly string[] };

/**
 * The states of an invitation. They are derived from timestamps, so that a late event cannot make them wrong.
 */
export const invitationStatuses = [
  'not-sent',
  'created',
  'sent',
  'opened',
  'started',
  'answered',
  'withdrawn',
  'expired',
] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

/** Extracts the state, without the answers. */
export function stateOf(invitation: Invitation): InvitationState {
  const { forms, createdAt, sentAt, openedAt, expiresAt, withdrawnAt, answers } = invitation;
  return { forms, createdAt, sentAt, openedAt, expiresAt, withdrawnAt, answered: Object.keys(answers ?? {}) };
}

/** The moments that decide the expiry. */
type Expiring = Pick<InvitationState, 'createdAt' | 'sentAt' | 'expiresAt'>;

/** The default expiry: 90 days after the invitation was sent or, until it is sent, after it was created. */
export function expiryFollowing({ createdAt, sentAt }: Omit<Expiring, 'expiresAt'>): Instant | undefined {
  const from = sentAt ?? createdAt;
  return from && defaultExpiry(from);
}

export const expiryOf = (state: Expiring): Instant | undefined => state.expiresAt ?? expiryFollowing(state);

/**
 * Adds the moment of sending to an invitation that was created first: the earliest of handing over, opening
 * and answering. The survey stores the opening and the answer, and never the sending.
 */
export function withSending(invitation: Invitation): Invitation {
  const { createdAt, sentAt, openedAt, answers = {} } = invitation;
  if (!createdAt) return invitation;
  const moments = [sentAt, openedAt, ...Object.values(answers).map((answer) => answer?.answeredAt)];
  const [first] = moments
    .filter((moment) => moment !== undefined)
    .sort((one, other) => Date.parse(one) - Date.parse(other));
  return first === undefined ? invitation : { ...invitation, sentAt: first };
}

/** Adds the moment of expiry to an invitation that is created or sent. */
export function withExpiry(invitation: Invitation): Invitation {
  const expiresAt = expiryOf(invitation);
  return expiresAt ? { ...invitation, expiresAt } : invitation;
}

/**
 * The last day in Stockholm on which the invitation can be answered at any hour, as letters and messages
 * state it. It is the day before the expiry, since an invitation expires at the hour it was sent.
 */
export function lastWholeDay(state: Expiring): CivilDate | undefined {
  const expiry = expiryOf(state);
  return expiry && addDays(stockholmDate(expiry), -1);
}

/**
 * The status of an invitation. Answered takes precedence over withdrawn and expired, since stored answers
 * remain.
 */
export function statusOf(state: InvitationState, now: Date): InvitationStatus {
  if (state.forms.every((form) => state.answered.includes(form))) return 'answered';
  if (state.withdrawnAt) return 'withdrawn';
  if (!state.sentAt && !state.createdAt) return 'not-sent';
  const expiry = expiryOf(state);
  if (expiry && Date.parse(expiry) <= now.getTime()) return 'expired';
  if (!state.sentAt) return 'created';
  if (state.answered.length > 0) return 'started';
  return state.openedAt ? 'opened' : 'sent';
}

/**
 * The reason why the link no longer opens, or null while it opens. An answered link still opens, and says so.
 */
export function closedReason(state: InvitationState, now: Date): 'withdrawn' | 'expired' | null {
  if (state.withdrawnAt) return 'withdrawn';
  const expiry = expiryOf(state);
  return expiry && Date.parse(expiry) <= now.getTime() ? 'expired' : null;
}

/**
 * The moment of an answer that arrives now. It is never before the form was sent, even when the clock of the
 * sending machine was ahead: an import would refuse such a record.
 */
export const answeredNow = ({ sentAt }: Pick<InvitationState, 'sentAt'>, now: Date): Instant =>
  sentAt && Date.parse(sentAt) > now.getTime() ? sentAt : toInstant(now);
