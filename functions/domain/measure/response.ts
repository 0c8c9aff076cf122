import type { Occasion } from '../care/occasion.ts';
import { occasions } from '../care/occasion.ts';
import { type CivilDate, daysBetween, type Instant, stockholmDate } from '../care/period.ts';
import { mondayOf } from '../care/week.ts';
import type { Invitation } from '../survey/invitation.ts';
import { lastDayOf, stateOf } from '../survey/invitation-state.ts';
import { type Counters, countersUnder } from './counters.ts';
import { type History, newVisitsIn, treatedForFollowUp } from './history.ts';
import type { OccasionResponse, ResponseRate } from './occasion-response.ts';

/**
 * Selects the invitations that a measurement year counts: for new visits in the year, and one year after
 * treatments of the year before (the ones that measures of follow-up count in the same year). Invitations for
 * treatments outside the care definition are not counted.
 */
export function invitationsOf(history: History, occasion: Occasion, year: number): Invitation[] {
  const sent = history.patient.invitations.filter((one) => one.occasion === occasion);
  if (sent.length === 0) return sent;
  const anchors = occasion === 'new-visit' ? newVisitsIn(history, year) : treatedForFollowUp(history, year);
  return sent.filter((one) => anchors.some((anchor) => anchor.key === one.anchor));
}

/** Counts forms sent and answered; a form is sent when its invitation is sent. */
export function formCounts(invitations: readonly Invitation[], forms: readonly string[]): ResponseRate {
  let sent = 0;
  let answered = 0;
  for (const invitation of invitations) {
    if (!invitation.sentAt) continue;
    for (const form of invitation.forms) {
      if (!forms.includes(form)) continue;
      sent += 1;
      if (invitation.answers?.[form]) answered += 1;
    }
  }
  return { answered, sent };
}

/** The facts about an invitation that the year's response counts. They hold no answers. */
export type CountedInvitation = Pick<Invitation, 'key' | 'occasion' | 'forms' | 'channel'> & {
  /** Absent until the invitation is handed over: until then it is counted as `created` or `lapsed` alone. */
  sentAt?: Instant;
  /** Set for an invitation that is not handed over. */
  createdAt?: Instant;
  /** The last day to answer, in Stockholm. */
  until: CivilDate;
  answered: readonly string[];
  /** Whole days from the day of sending to that of the last answer, when every form is answered; at most 366. */
  days?: number;
  opened?: true;
  withdrawn?: true;
};

/** A longer time counts as this many days, so that there are few different ones. */
const mostDays = 366;

/** The days until the last form was answered; undefined while any is not. */
function daysToAnswer({ forms, sentAt, answers = {} }: Invitation): number | undefined {
  const days = forms.map((form) => answers[form]?.answeredAt).map((at) => at && stockholmDate(at));
  if (!sentAt || days.length === 0 || days.some((day) => day === undefined)) return undefined;
  const last = days.sort().at(-1) ?? '';
  return Math.min(mostDays, Math.max(0, daysBetween(stockholmDate(sentAt), last)));
}

function countedInvitation(invitation: Invitation): CountedInvitation[] {
  const { key, occasion, forms, channel, createdAt, sentAt, openedAt, withdrawnAt } = invitation;
  const from = sentAt ?? createdAt;
  // An invitation withdrawn before it was handed over never reached a patient.
  if (!from || (!sentAt && withdrawnAt)) return [];
  const { answered } = stateOf(invitation);
  const until = lastDayOf(invitation) ?? stockholmDate(from);
  const sent: CountedInvitation = {
    key,
    occasion,
    forms: forms.toSorted(),
    channel,
    ...(sentAt ? { sentAt } : { createdAt: from }),
    until,
    answered: answered.toSorted(),
  };
  const days = daysToAnswer(invitation);
  if (days !== undefined) sent.days = days;
  if (openedAt || answered.length > 0) sent.opened = true;
  if (withdrawnAt) sent.withdrawn = true;
  return [sent];
}

const momentOf = ({ sentAt, createdAt }: CountedInvitation) => Date.parse(sentAt ?? createdAt ?? '');

const bySending = (one: CountedInvitation, other: CountedInvitation) =>
  momentOf(one) - momentOf(other) || (one.key < other.key ? -1 : 1);

/**
 * Selects the patient's invitations that a year's response counts, in the order they were sent or created.
 */
export const countedInvitationsOf = (history: History, year: number): CountedInvitation[] =>
  occasions
    .flatMap((occasion) => invitationsOf(history, occasion, year).flatMap(countedInvitation))
    .sort(bySending);

/** The outcome of an invitation, if it can be decided without a clock. */
const endOf = ({ forms, answered, withdrawn }: CountedInvitation): 'answered' | 'withdrawn' | null => {
  if (forms.every((form) => answered.includes(form))) return 'answered';
  return withdrawn ? 'withdrawn' : null;
};

/** Whether an invitation can still be answered on a day, its last day included. */
export const isOpenOn = (until: CivilDate, today: CivilDate): boolean => until >= today;

/** The possible outcomes of an invitation that was sent. */
export const invitationEnds = ['answered', 'open', 'expired', 'withdrawn'] as const;
export type InvitationEnd = (typeof invitationEnds)[number];

/**
 * The states of an invitation that is not handed over: it can still be, or its last day has passed and it never
 * will be.
 */
export const unsentStates = ['created', 'lapsed'] as const;
export type UnsentState = (typeof unsentStates)[number];

/** The state of an invitation on a day. It is still open, or created, on its last day. */
export function endOn(counted: CountedInvitation, today: CivilDate): InvitationEnd | UnsentState {
  const isOpen = isOpenOn(counted.until, today);
  if (!counted.sentAt) return isOpen ? 'created' : 'lapsed';
  return endOf(counted) ?? (isOpen ? 'open' : 'expired');
}

/**
 * Splits an invitation into one for each of the wanted forms, so that numbers of forms can be listed, and
 * found answered or open, in the same way as invitations.
 */
export const perForm = (sent: CountedInvitation, wanted: readonly string[]): CountedInvitation[] =>
  sent.forms
    .filter((form) => wanted.includes(form))
    .map((form) => ({ ...sent, forms: [form], answered: sent.answered.filter((one) => one === form) }));

/**
 * Counts the year's response: invitations by outcome, and forms sent and answered. An invitation that is
 * neither answered nor withdrawn is counted under the week it was sent and its last day. Open and expired then follow
 * from totals and today's date, without a clock in the tally: sent = answered + withdrawn + open + expired. An
 * invitation that is not handed over is counted likewise, under its last day, as `created` or `lapsed` and in no other
 * number.
 */
export function responseCounters(invitations: readonly CountedInvitation[]): Counters {
  const counters: Record<string, number> = {};
  const add = (name: string) => {
    counters[name] = (counters[name] ?? 0) + 1;
  };
  for (const sent of invitations) {
    const at = `response.${sent.occasion}`;
    if (!sent.sentAt) {
      add(`${at}.unsent.${sent.until}`);
      continue;
    }
    const week = mondayOf(stockholmDate(sent.sentAt));
    const end = endOf(sent);
    const reached = ['sent'];
    if (sent.opened) reached.push('opened');
    if (end === 'answered') reached.push('answered');
    for (const step of reached) {
      add(`${at}.${step}`);
      add(`${at}.channel.${sent.channel}.${step}`);
    }
    if (sent.answered.length > 0) add(`${at}.started`);
    if (end === 'withdrawn') add(`${at}.withdrawn`);
    add(end ? `${at}.${end}.${week}` : `${at}.until.${week}.${sent.until}`);
    if (sent.days !== undefined) add(`${at}.days.${sent.days}`);
    for (const form of sent.forms) {
      add(`${at}.form.${form}.sent`);
      if (sent.opened) add(`${at}.form.${form}.opened`);
      if (sent.answered.includes(form)) add(`${at}.form.${form}.answered`);
    }
  }
  return counters;
}

/** Makes the response of a year on a day, from its totals. */
export function presentResponse(counters: Counters, occasion: Occasion, today: CivilDate): OccasionResponse {
  const own = countersUnder(counters, `response.${occasion}.`);
  const forms: Record<string, ResponseRate> = {};
  let [open, expired, created, lapsed] = [0, 0, 0, 0];
  for (const [name, value] of Object.entries(own)) {
    const [kind, detail = '', part] = name.split('.');
    // Totals from before invitations were counted by week have the last day alone, until the next recount.
    if (kind === 'until' && isOpenOn(part ?? detail, today)) open += value;
    else if (kind === 'until') expired += value;
    else if (kind === 'unsent' && isOpenOn(detail, today)) created += value;
    else if (kind === 'unsent') lapsed += value;
    else if (kind === 'form') {
      const form = forms[detail] ?? { answered: 0, sent: 0 };
      forms[detail] = form;
      if (part === 'sent') form.sent = value;
      else if (part === 'answered') form.answered = value;
    }
  }
  const { sent = 0, opened = 0, answered = 0, withdrawn = 0 } = own;
  return { occasion, created, lapsed, sent, opened, answered, withdrawn, open, expired, forms };
}
