import {
  addDays,
  type CivilDate,
  type Instant,
  momentOfDay,
  standsForDay,
  stockholmDate,
  toInstant,
} from '../care/period.ts';
import type { Invitation } from './invitation.ts';

/** The number of days that a link is open by default. */
const openDays = 90;

/**
 * The number of days after the last day on which a form is still taken in: a phone that had no network may have
 * kept it. The page does not open on them.
 */
const graceDays = 7;

/** The last day, in Stockholm, of an invitation sent at `sentAt`, when none is given. */
export const defaultLastDay = (sentAt: Instant): CivilDate => addDays(stockholmDate(sentAt), openDays);

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

/** The facts that decide the last day. */
type Expiring = Pick<InvitationState, 'createdAt' | 'sentAt' | 'expiresAt'>;

/** The default last day: 90 days after the invitation was sent or, until it is sent, after it was created. */
export function lastDayFollowing({ createdAt, sentAt }: Omit<Expiring, 'expiresAt'>): CivilDate | undefined {
  const from = sentAt ?? createdAt;
  return from && defaultLastDay(from);
}

/**
 * The last day of an invitation, in Stockholm: its link opens until that day ends. The link, the lists, the
 * letters and the numbers all ask here. None before it is created or sent.
 */
export const lastDayOf = (state: Expiring): CivilDate | undefined =>
  state.expiresAt ?? lastDayFollowing(state);

const byTime = (one: Instant, other: Instant) => Date.parse(one) - Date.parse(other);

/**
 * Adds the moment of sending to an invitation that was created first: the earliest of handing over, opening
 * and answering. The survey stores the opening and the answer, and never the sending.
 */
export function withSending(invitation: Invitation): Invitation {
  const { createdAt, sentAt, openedAt, answers = {} } = invitation;
  if (!createdAt) return invitation;
  const moments = [sentAt, openedAt, ...Object.values(answers).map((answer) => answer?.answeredAt)];
  const [first] = moments.filter((moment) => moment !== undefined).sort(byTime);
  return first === undefined ? invitation : { ...invitation, sentAt: first };
}

/** Adds the last day to an invitation that is created or sent. */
export function withLastDay(invitation: Invitation): Invitation {
  const expiresAt = lastDayOf(invitation);
  return expiresAt ? { ...invitation, expiresAt } : invitation;
}

/** Whether the last day has passed, and `days` more. */
function hasPassed(state: Expiring, now: Date, days = 0): boolean {
  const last = lastDayOf(state);
  return last !== undefined && addDays(last, days) < stockholmDate(now);
}

/** The status of an invitation as long as its last day has not passed: it depends on no clock. */
export type ReachedStatus = Exclude<InvitationStatus, 'expired'>;

/** The status, whatever the day. Answered takes precedence over withdrawn, since stored answers remain. */
export function reachedBy(state: InvitationState): ReachedStatus {
  if (state.forms.every((form) => state.answered.includes(form))) return 'answered';
  if (state.withdrawnAt) return 'withdrawn';
  if (!state.sentAt) return state.createdAt ? 'created' : 'not-sent';
  if (state.answered.length > 0) return 'started';
  return state.openedAt ? 'opened' : 'sent';
}

const overWithout: readonly InvitationStatus[] = ['answered', 'withdrawn', 'not-sent'];

/** The status on a day: what was not over before has expired when its last day has passed. */
export const statusOn = (
  reached: ReachedStatus,
  lastDay: CivilDate | undefined,
  today: CivilDate,
): InvitationStatus =>
  lastDay !== undefined && lastDay < today && !overWithout.includes(reached) ? 'expired' : reached;

/** The status of an invitation at a moment. */
export const statusOf = (state: InvitationState, now: Date): InvitationStatus =>
  statusOn(reachedBy(state), lastDayOf(state), stockholmDate(now));

/** The reason why something is refused by an invitation that is over. */
type ClosedReason = 'withdrawn' | 'expired';

/**
 * The reason why the link no longer opens, or null while it opens. An answered link still opens, and says so.
 */
export function closedReason(state: InvitationState, now: Date): ClosedReason | null {
  if (state.withdrawnAt) return 'withdrawn';
  return hasPassed(state, now) ? 'expired' : null;
}

/**
 * The reason why a form is no longer taken in, or null while it is: also on the seven days after the last one,
 * when the page no longer opens.
 */
export function refusedReason(state: InvitationState, now: Date): ClosedReason | null {
  if (state.withdrawnAt) return 'withdrawn';
  return hasPassed(state, now, graceDays) ? 'expired' : null;
}

/**
 * The bounds of what is open on a day, for a database that compares texts: an invitation opens while its
 * `expiresAt` is after `opens`, and takes in forms while it is after `takesIn`. Each is midnight in Stockholm,
 * which as text stands between the day that it ends and the next. So it judges a day as lastDayOf does, and a
 * moment, as `expiresAt` was stored once, as lastDayBy does.
 */
export const openBounds = (now: Date): { opens: Instant; takesIn: Instant } => {
  const today = stockholmDate(now);
  return { opens: momentOfDay(today), takesIn: momentOfDay(addDays(today, -graceDays)) };
};

/**
 * The moment of an answer that arrives now. It is never before the form was sent, even when the clock of the
 * sending machine was ahead: an import would refuse such a record.
 */
export const answeredNow = ({ sentAt }: Pick<InvitationState, 'sentAt'>, now: Date): Instant =>
  sentAt && Date.parse(sentAt) > now.getTime() ? sentAt : toInstant(now);

/**
 * The moment of an answer for which only the day may be known. A moment that stands for the day on which the
 * form was created or sent becomes that moment: an answer of that day did not come before its form.
 */
export function answeredFrom(
  { createdAt, sentAt }: Pick<InvitationState, 'createdAt' | 'sentAt'>,
  answeredAt: Instant,
): Instant {
  if (!standsForDay(answeredAt)) return answeredAt;
  const day = stockholmDate(answeredAt);
  const thatDay = [createdAt, sentAt].flatMap((moment) =>
    moment !== undefined && stockholmDate(moment) === day ? [moment] : [],
  );
  return thatDay.sort(byTime).at(-1) ?? answeredAt;
}
