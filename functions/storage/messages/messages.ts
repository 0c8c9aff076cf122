import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../../domain/care/period.ts';
import type { Undelivered } from '../../domain/survey/sent-message.ts';
import { write } from '../collision.ts';
import { named } from '../expression.ts';
import { allOf, partitionOf } from '../read.ts';
import { indexes, keys, type Table } from '../table.ts';
import type { TransactItem } from '../transaction.ts';
import { messageKind, messageOfItem, messagePlace, type PatientMessage } from './message-item.ts';

/** Reads the messages of a patient, strongly consistent. */
export const readMessages = async (
  table: Table,
  unit: string,
  reference: string,
): Promise<PatientMessage[]> =>
  (await partitionOf(table, [messageKind], keys.messages(unit, reference))).map(messageOfItem);

/** A message's place: the invitation it is about, and its number among that invitation's messages. */
export type MessagePlace = { unit: string; reference: string; invitation: string; n: number };

/**
 * Finds the message of an attempt.
 * @returns null when there is none: the patient was deleted, or the index does not have it yet
 */
export async function findAttempt(table: Table, attempt: string): Promise<MessagePlace | null> {
  const [item] = await allOf(table, [messageKind], {
    IndexName: indexes.byList,
    KeyConditionExpression: '#list = :list',
    ExpressionAttributeNames: named('list'),
    ExpressionAttributeValues: { ':list': keys.attempt(attempt) },
  });
  return item ? { unit: item.unit, reference: item.reference, invitation: item.invitation, n: item.n } : null;
}

/** The facts that become known of a message: each is noted once, and the first one stays. */
export type Noted = {
  acceptedAt?: Instant;
  providerId?: string;
  deliveredAt?: Instant;
  failedAt?: Instant;
  unsentAt?: Instant;
  failure?: Undelivered;
  uncertainAt?: Instant;
};

/** Makes the update that notes facts of a message. */
export function noting(table: Table, { unit, reference, ...message }: MessagePlace, noted: Noted) {
  const facts = Object.keys(noted);
  return {
    TableName: table.name,
    Key: messagePlace(unit, reference, message),
    UpdateExpression: `SET ${facts.map((fact) => `#${fact} = if_not_exists(#${fact}, :${fact})`).join(', ')}`,
    ConditionExpression: 'attribute_exists(#pk)',
    ExpressionAttributeNames: named('pk', ...facts),
    ExpressionAttributeValues: Object.fromEntries(
      Object.entries(noted).map(([fact, value]) => [`:${fact}`, value]),
    ),
  };
}

/** Notes facts of a message; does nothing when it was deleted with its patient. */
export async function noteMessage(table: Table, place: MessagePlace, noted: Noted): Promise<void> {
  await write(() => table.client.send(new UpdateCommand(noting(table, place, noted))));
}

/** Makes the writes that remove a patient's messages, for the transaction that removes the patient. */
export async function messageRemovals(
  table: Table,
  unit: string,
  reference: string,
): Promise<TransactItem[]> {
  const items = await partitionOf(table, [messageKind], keys.messages(unit, reference));
  return items.map(({ pk, sk }) => ({ Delete: { TableName: table.name, Key: { pk, sk } } }));
}

/** Removes messages that were left after a patient's removal: claimed in the meantime, or too many for its transaction. */
export async function removeMessages(table: Table, unit: string, reference: string): Promise<void> {
  for (const { pk, sk } of await partitionOf(table, [messageKind], keys.messages(unit, reference)))
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
}
