import * as z from 'zod';
import { type Instant, toInstant } from '../../../domain/care/period.ts';
import { WrittenInstant } from '../../../domain/care/written.ts';
import { fail, type InputError } from '../../../domain/failure.ts';
import type { Invitation } from '../../../domain/survey/invitation.ts';
import { sendsText } from '../../../domain/survey/message/message-texts.ts';
import { obstacleTexts } from '../../../domain/survey/obstacle-texts.ts';
import { nextMessage } from '../../../domain/survey/reminder.ts';
import { dueOf, getInvitation } from '../../../storage/messages/due.ts';
import { factsOf, readPatientStanding } from '../../../storage/messages/standing.ts';
import type { AtUnit } from '../../auth.ts';
import type { PortalDeps } from '../context.ts';

/** An invitation that the system sends: the code goes to the patient alone. */
export const ToBeSent = z
  .strictObject({ key: z.string(), due: WrittenInstant.describe('The first moment at which it may be sent') })
  .meta({ id: 'ToBeSent' });
export type ToBeSent = z.infer<typeof ToBeSent>;

const refused = (error: InputError): never => fail({ kind: 'invalid', errors: [error] });

/** The Swedish sentence for a channel without an address. */
const withoutAddress = {
  sms: 'Patienten har inget telefonnummer. Skriv in det under Kontakt.',
  email: 'Patienten har ingen e-postadress. Skriv in den under Kontakt.',
} as const;

/**
 * Decides when the system sends a new invitation.
 * @throws Failed invalid when it cannot be sent by its channel, not-found when there is no such patient
 */
export async function firstDue(
  deps: PortalDeps,
  { unit }: AtUnit,
  reference: string,
  invitation: Invitation,
): Promise<Instant> {
  const { channel } = invitation;
  if (!sendsText(channel))
    return refused({ path: 'channel', message: 'Systemet skickar sms och e-post. Välj något av dem.' });
  const patient = await readPatientStanding(deps, unit.id, reference);
  if (!patient) return fail({ kind: 'not-found', what: 'patient' });
  const { contact } = patient.contact;
  const next = nextMessage({
    ...factsOf(invitation, { send: toInstant(deps.now()) }, patient),
    now: deps.now(),
  });
  const hasAddress = channel === 'sms' ? contact.phone !== undefined : contact.email !== undefined;
  if (!contact.stopped && !hasAddress) return refused({ path: 'channel', message: withoutAddress[channel] });
  if ('obstacle' in next) return refused({ path: 'send', message: obstacleTexts[next.obstacle] });
  return next.due;
}

/** Says again when an invitation is sent, for a request that comes again. */
export async function dueAgain(
  { table, now }: PortalDeps,
  { unit }: AtUnit,
  { reference, key = '' }: { reference: string; key?: string | undefined },
): Promise<ToBeSent> {
  const item = await getInvitation(table, unit.id, { reference, key });
  if (!item) return fail({ kind: 'not-found', what: 'invitation' });
  return { key, due: item.sentAt ?? dueOf(item) ?? toInstant(now()) };
}
