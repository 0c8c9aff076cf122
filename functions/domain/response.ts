import type { Occasion } from './area.ts';
import { newVisitsIn, treatedForFollowUp } from './cohort.ts';
import { expiryOf, stateOf } from './invitation.ts';
import { type Counters, countersUnder, type Facts } from './measure.ts';
import type { Response, ResponseRate } from './measure-result.ts';
import type { Invitation } from './patient.ts';
import { type CivilDate, stockholmDate } from './period.ts';

/**
 * The invitations a measurement year asks about: for new visits in the year, and one year after treatments of the
 * year before (the ones R2 and P2 of the same year look at). Those for anything outside the care definition count
 * nowhere.
 */
export function invitationsOf(facts: Facts, occasion: Occasion, year: number): Invitation[] {
  const sent = facts.patient.invitations.filter((one) => one.occasion === occasion);
  if (sent.length === 0) return sent;
  const anchors = occasion === 'new-visit' ? newVisitsIn(facts, year) : treatedForFollowUp(facts, year);
  return sent.filter((one) => anchors.some((anchor) => anchor.key === one.anchor));
}

/** Forms sent and answered; a form is sent when its invitation is. */
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

/**
 * The year's response: invitations by what became of them, and forms sent and answered. An invitation that is neither
 * answered nor withdrawn is counted under the day it expires, so that open and expired follow from totals and today's
 * date without a clock in the tally: sent = answered + withdrawn + open + expired.
 */
export function responseCounters(facts: Facts, year: number): Counters {
  const counters: Record<string, number> = {};
  const add = (name: string) => {
    counters[name] = (counters[name] ?? 0) + 1;
  };
  for (const occasion of ['new-visit', 'one-year'] as const) {
    for (const invitation of invitationsOf(facts, occasion, year)) {
      if (!invitation.sentAt) continue;
      const at = `response.${occasion}`;
      const { answered } = stateOf(invitation);
      add(`${at}.sent`);
      if (invitation.openedAt || answered.length > 0) add(`${at}.opened`);
      if (invitation.forms.every((form) => answered.includes(form))) add(`${at}.answered`);
      else if (invitation.withdrawnAt) add(`${at}.withdrawn`);
      else add(`${at}.until.${stockholmDate(expiryOf(invitation) ?? invitation.sentAt)}`);
      for (const form of invitation.forms) {
        add(`${at}.form.${form}.sent`);
        if (answered.includes(form)) add(`${at}.form.${form}.answered`);
      }
    }
  }
  return counters;
}

/** The response of a year from its totals, as it stands on a day. */
export function presentResponse(counters: Counters, occasion: Occasion, today: CivilDate): Response {
  const own = countersUnder(counters, `response.${occasion}.`);
  const forms: Record<string, ResponseRate> = {};
  let open = 0;
  let expired = 0;
  for (const [name, value] of Object.entries(own)) {
    const [kind, detail = '', part] = name.split('.');
    if (kind === 'until' && detail >= today) open += value;
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
