import { type CivilDate, type Instant, momentOfDay, stockholmDate } from '../care/period.ts';
import type { InputError } from '../failure.ts';
import type { Answer, answerModes } from './answer.ts';
import type { Invitation } from './invitation.ts';
import { answeredFrom } from './invitation-state.ts';

/** The ways in which staff receive an answer that they type in. */
export const staffModes = ['paper', 'phone', 'clinic'] as const satisfies (typeof answerModes)[number][];

/**
 * Whether staff may correct or remove an answer. An answer that the patient gave on the web is never changed.
 */
export const isCorrectable = ({ mode }: Pick<Answer, 'mode'>): boolean => mode !== 'web';

/**
 * The earliest possible moment of an answer. The answer itself can show that the invitation was handed over.
 */
export const earliestAnswer = ({
  createdAt,
  sentAt,
}: Pick<Invitation, 'createdAt' | 'sentAt'>): Instant | undefined => createdAt ?? sentAt;

/**
 * Why an answer cannot have been given on a day: it lies in the future or before the form was sent, or no form
 * was sent.
 * @param dayBefore the day of the answer that is corrected, which stays valid
 * @returns the sentence, or null when the day is possible
 */
export function dayRefusal(
  invitation: Pick<Invitation, 'createdAt' | 'sentAt'>,
  answeredOn: CivilDate,
  today: CivilDate,
  dayBefore?: CivilDate,
): string | null {
  if (answeredOn === dayBefore) return null;
  const from = earliestAnswer(invitation);
  if (!from) return 'Formuläret är inte skickat än. Skapa en kod eller en enkät först.';
  const sentOn = stockholmDate(from);
  // The day of sending is no future day, even when the clock of another machine was ahead.
  if (answeredOn > today && answeredOn !== sentOn) return 'Dagen ligger i framtiden.';
  return answeredOn < sentOn ? `Formuläret skickades ${sentOn}, efter den här dagen.` : null;
}

/**
 * Chooses the moment of an answer whose day alone is known (paper, phone): the one that stands for the day, but
 * never before the form was sent.
 * @param before the answer that is corrected: its moment is kept when the day is the same
 * @returns an error when the day is not possible
 */
export function answeredAt(
  invitation: Pick<Invitation, 'createdAt' | 'sentAt'>,
  answeredOn: CivilDate,
  now: Date,
  before?: Pick<Answer, 'answeredAt'>,
): { instant: Instant } | { errors: InputError[] } {
  const dayBefore = before && stockholmDate(before.answeredAt);
  const message = dayRefusal(invitation, answeredOn, stockholmDate(now), dayBefore);
  if (message) return { errors: [{ path: 'answeredOn', message }] };
  if (before && answeredOn === dayBefore) return { instant: before.answeredAt };
  return { instant: answeredFrom(invitation, momentOfDay(answeredOn)) };
}
