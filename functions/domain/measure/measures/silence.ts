import type { CivilDate } from '../../care/period.ts';
import type { Invitation } from '../../survey/invitation.ts';
import { lastDayOf } from '../../survey/invitation-state.ts';
import { lastDayText } from '../reason.ts';

/** Writes the last day to answer, as the sentence that follows one about an unanswered form. */
export const lastAnswerDay = (date: CivilDate | undefined, today: CivilDate): string =>
  lastDayText(date, today, 'Sista svarsdag är', 'Svarstiden gick ut');

/**
 * The reason why forms are unanswered. `date`: the last day to answer. Whether it has passed would need a
 * clock.
 */
type Silence = { why: 'not-sent' | 'withdrawn' } | { why: 'not-answered'; date: CivilDate };

/**
 * Finds out why the invitations brought no answer to any of the forms: never sent, all withdrawn, or not
 * answered.
 */
export function silenceOf(invitations: readonly Invitation[], forms: readonly string[]): Silence {
  const sent = invitations.filter((one) => one.sentAt && one.forms.some((form) => forms.includes(form)));
  if (sent.length === 0) return { why: 'not-sent' };
  const days = sent
    .filter(({ withdrawnAt }) => !withdrawnAt)
    .flatMap((invitation) => lastDayOf(invitation) ?? []);
  const date = days.sort().at(-1);
  return date === undefined ? { why: 'withdrawn' } : { why: 'not-answered', date };
}
