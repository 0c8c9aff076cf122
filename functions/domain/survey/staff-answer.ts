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
 * Chooses the moment of an answer whose day alone is known (paper, phone): the one that stands for the day, but
 * never before the form was sent.
 * @param before the answer that is corrected: its moment is kept when the day is the same
 * @returns errors when the day lies in the future or before the form was sent, or when no form was sent
 */
export function answeredAt(
  invitation: Pick<Invitation, 'createdAt' | 'sentAt'>,
  answeredOn: CivilDate,
  now: Date,
  before?: Pick<Answer, 'answeredAt'>,
): { instant: Instant } | { errors: InputError[] } {
  const refuse = (message: string) => ({ errors: [{ path: 'answeredOn', message }] });
  if (before && stockholmDate(before.answeredAt) === answeredOn) return { instant: before.answeredAt };
  const from = earliestAnswer(invitation);
  if (!from) return refuse('Formuläret är inte skickat än. Skapa en kod eller ett utskick först.');
  const sentOn = stockholmDate(from);
  // The day of sending is no future day, even when the clock of another machine was ahead.
  if (answeredOn > stockholmDate(now) && answeredOn !== sentOn) return refuse('Datumet ligger i framtiden.');
  if (answeredOn < sentOn) return refuse(`Svaret är lämnat innan formuläret skickades (${sentOn}).`);
  return { instant: answeredFrom(invitation, momentOfDay(answeredOn)) };
}
