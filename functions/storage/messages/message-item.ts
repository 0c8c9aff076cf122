import { randomUUID } from 'node:crypto';
import type { SentMessage } from '../../domain/survey/sent-message.ts';
import { kindOf, type Listed, pick } from '../item.ts';
import { keys } from '../table.ts';

/** A message of a patient, with the invitation that it is about. */
export type PatientMessage = SentMessage & {
  invitation: string;
  /** Names it at the provider, and says nothing of the patient. */
  attempt: string;
};

/** Listed under its attempt, so that a provider's event finds it. */
export type MessageItem = Listed<'message'> &
  PatientMessage & {
    unit: string;
    reference: string;
    /** The provider's id of the message. */
    providerId?: string;
  };
export const messageKind = kindOf<MessageItem>('message', { version: 1, lifts: {} });

const fields = [
  'invitation',
  'attempt',
  'n',
  'what',
  'channel',
  'contactVersion',
  'claimedAt',
  'acceptedAt',
  'deliveredAt',
  'failedAt',
  'unsentAt',
  'failure',
  'uncertainAt',
] as const satisfies readonly (keyof PatientMessage)[];

export const newAttempt = (): string => randomUUID();

export const messagePlace = (
  unit: string,
  reference: string,
  message: { invitation: string; n: number },
) => ({
  pk: keys.messages(unit, reference),
  sk: keys.message(message.invitation, message.n),
});

export function messageItem(unit: string, reference: string, message: PatientMessage): MessageItem {
  return {
    ...messagePlace(unit, reference, message),
    list: keys.attempt(message.attempt),
    listKey: keys.theAttempt,
    ...messageKind.mark,
    unit,
    reference,
    ...message,
  };
}

export const messageOfItem = (item: MessageItem): PatientMessage => pick(item, fields);
