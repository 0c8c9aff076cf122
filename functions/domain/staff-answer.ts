import type { InputError } from './failure.ts';
import type { Invitation } from './patient.ts';
import { type CivilDate, type Instant, stockholmDate, toInstant } from './period.ts';

/**
 * The moment that stands for an answer of which only the day is known (paper, phone): noon of that day, but never
 * before the form was sent nor after now.
 * @returns errors when the day lies in the future or before the day it was sent, or nothing was sent
 */
export function answeredAt(
  { sentAt }: Pick<Invitation, 'sentAt'>,
  answeredOn: CivilDate,
  now: Date,
): { instant: Instant } | { errors: InputError[] } {
  const refuse = (message: string) => ({ errors: [{ path: 'answeredOn', message }] });
  if (!sentAt) return refuse('Formuläret är inte skickat än. Skapa en kod eller ett utskick först.');
  if (answeredOn > stockholmDate(now)) return refuse('Datumet ligger i framtiden.');
  if (answeredOn < stockholmDate(sentAt)) {
    return refuse(`Svaret är lämnat innan formuläret skickades (${stockholmDate(sentAt)}).`);
  }
  const noon = new Date(`${answeredOn}T12:00:00Z`);
  const moment = Math.min(Math.max(noon.getTime(), Date.parse(sentAt)), now.getTime());
  return { instant: toInstant(new Date(moment)) };
}
