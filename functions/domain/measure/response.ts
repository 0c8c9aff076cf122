import type { Occasion } from '../care/occasion.ts';
import { occasions } from '../care/occasion.ts';
import { type CivilDate, type Instant, stockholmDate } from '../care/period.ts';
import type { Invitation } from '../survey/invitation.ts';
import { expiryOf, stateOf } from '../survey/invitation-state.ts';
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

/** The facts about a sent invitation that the year's response counts. They hold no answers. */
export type SentInvitation = Pick<Invitation, 'key' | 'occasion' | 'forms' | 'channel'> & {
  sentAt: Instant;
  /** The last day to answer, in Stockholm. */
  until: CivilDate;
  answered: readonly string[];
  opened?: true;
  withdrawn?: true;
};

function sentInvitation(invitation: Invitation): SentInvitation[] {
  const { key, occasion, forms, channel, sentAt, openedAt, withdrawnAt } = invitation;
  if (!sentAt) return [];
  const { answered } = stateOf(invitation);
  const until = stockholmDate(expiryOf(invitation) ?? sentAt);
  const sent: SentInvitation = {
    key,
    occasion,
    forms: forms.toSorted(),
    channel,
    sentAt,
    until,
    answered: answered.toSorted(),
  };
  if (openedAt || answered.length > 0) sent.opened = true;
  if (withdrawnAt) sent.withdrawn = true;
  return [sent];
}

const bySending = (one: SentInvitation, other: SentInvitation) =>
  Date.parse(one.sentAt) - Date.parse(other.sentAt) || (one.key < other.key ? -1 : 1);

/** Selects the patient's invitations that a year's response counts, in the order they were sent. */
export const sentInvitationsOf = (history: History, year: number): SentInvitation[] =>
  occasions
    .flatMap((occasion) => invitationsOf(history, occasion, year).flatMap(sentInvitation))
    .sort(bySending);

/** The outcome of an invitation, if it can be decided without a clock. */
const endOf = ({ forms, answered, withdrawn }: SentInvitation): 'answered' | 'withdrawn' | null => {
  if (forms.every((form) => answered.includes(form))) return 'answered';
  return withdrawn ? 'withdrawn' : null;
};

const isOpenOn = (until: CivilDate, today: CivilDate): boolean => until >= today;

/** The possible outcomes of an invitation. */
export const invitationEnds = ['answered', 'open', 'expired', 'withdrawn'] as const;
export type InvitationEnd = (typeof invitationEnds)[number];

/** The outcome of an invitation on a day. It is still open on its last day. */
export const endOn = (sent: SentInvitation, today: CivilDate): InvitationEnd =>
  endOf(sent) ?? (isOpenOn(sent.until, today) ? 'open' : 'expired');

/**
 * Splits an invitation into one for each of the wanted forms, so that numbers of forms can be listed, and
 * found answered or open, in the same way as invitations.
 */
export const perForm = (sent: SentInvitation, wanted: readonly string[]): SentInvitation[] =>
  sent.forms
    .filter((form) => wanted.includes(form))
    .map((form) => ({ ...sent, forms: [form], answered: sent.answered.filter((one) => one === form) }));

/**
 * Counts the year's response: invitations by outcome, and forms sent and answered. An invitation that is
 * neither answered nor withdrawn is counted under its last day. Open and expired then follow from totals and
 * today's date, without a clock in the tally: sent = answered + withdrawn + open + expired.
 */
export function responseCounters(invitations: readonly SentInvitation[]): Counters {
  const counters: Record<string, number> = {};
  const add = (name: string) => {
    counters[name] = (counters[name] ?? 0) + 1;
  };
  for (const sent of invitations) {
    const at = `response.${sent.occasion}`;
    add(`${at}.sent`);
    if (sent.opened) add(`${at}.opened`);
    add(`${at}.${endOf(sent) ?? `until.${sent.until}`}`);
    for (const form of sent.forms) {
      add(`${at}.form.${form}.sent`);
      if (sent.answered.includes(form)) add(`${at}.form.${form}.answered`);
    }
  }
  return counters;
}

/** Makes the response of a year on a day, from its totals. */
export function presentResponse(counters: Counters, occasion: Occasion, today: CivilDate): OccasionResponse {
  const own = countersUnder(counters, `response.${occasion}.`);
  const forms: Record<string, ResponseRate> = {};
  let open = 0;
  let expired = 0;
  for (const [name, value] of Object.entries(own)) {
    const [kind, detail = '', part] = name.split('.');
    if (kind === 'until' && isOpenOn(detail, today)) open += value;
    else if (kind === 'until') expired += value;
    else if (kind === 'form') {
      const form = forms[detail] ?? { answered: 0, sent: 0 };
      forms[detail] = form;
      if (part === 'sent') form.sent = value;
      else form.answered = value;
    }
  }
  const { sent = 0, opened = 0, answered = 0, withdrawn = 0 } = own;
  return { occasion, sent, opened, answered, withdrawn, open, expired, forms };
}
