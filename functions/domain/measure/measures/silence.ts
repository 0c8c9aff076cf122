import { type CivilDate, stockholmDate } from '../../care/period.ts';
import type { Invitation } from '../../survey/invitation.ts';
import { expiryOf } from '../../survey/invitation-state.ts';
import { lastDayText } from '../reason.ts';

/** The last day to answer, as the end of a sentence that says that nobody has. */
export const lastAnswerDay = (date: CivilDate | undefined, today: CivilDate): string =>
  lastDayText(date, today, 'Sista svarsdag är', 'Svarstiden gick ut');

/** Why forms are not answered. The last day to answer is told, not whether it has passed: that needs a clock. */
type Silence = { why: 'not-sent' | 'withdrawn' } | { why: 'not-answered'; date: CivilDate };

/** Why none of the forms is answered, of those invitations: never sent, all withdrawn, or only awaited. */
export function silenceOf(invitations: readonly Invitation[], forms: readonly string[]): Silence {
  const sent = invitations.filter((one) => one.sentAt && one.forms.some((form) => forms.includes(form)));
  if (sent.length === 0) return { why: 'not-sent' };
  const days = sent
    .filter(({ withdrawnAt }) => !withdrawnAt)
    .map((invitation) => stockholmDate(expiryOf(invitation) ?? invitation.sentAt ?? ''));
  const date = days.sort().at(-1);
  return date === undefined ? { why: 'withdrawn' } : { why: 'not-answered', date };
}
