import { type Instant, toInstant } from '../../domain/care/period.ts';
import { defaultLastDay } from '../../domain/survey/invitation-state.ts';
import { type AuditEntry, writeWithEntry } from '../audit.ts';
import { replacing } from '../condition.ts';
import { named } from '../expression.ts';
import type { InvitationItem } from '../patient/invitation-item.ts';
import { contactUnchanged } from '../patient/patient-contact.ts';
import type { Table } from '../table.ts';
import { type TransactItem, transact } from '../transaction.ts';
import { dueAttributes } from './due-attributes.ts';
import { messageItem, type PatientMessage } from './message-item.ts';
import { type MessagePlace, noting } from './messages.ts';

/**
 * Claims a message before it is sent, so that no other can send it. The first message sends the invitation.
 * @param item the invitation as it was read; any change of it since, or of the contact, makes the claim fail
 * @param lookAt when to look at the message, if nothing is heard of it
 * @returns whether the message may be sent
 */
export async function claimMessage(
  table: Table,
  { reference, item }: { reference: string; item: InvitationItem },
  message: PatientMessage,
  lookAt: Date,
  entry: AuditEntry,
): Promise<boolean> {
  const { unit, pk, sk, version, dueAt } = item;
  const sends = message.what === 'invitation' && item.sentAt === undefined;
  const next = dueAttributes(unit, lookAt);
  const claiming = {
    TableName: table.name,
    Key: { pk, sk },
    UpdateExpression: `SET #due = :due, #dueAt = :dueAt${sends ? ', #sentAt = :at, #expiresAt = :lastDay' : ''} ADD #version :one`,
    ConditionExpression: '#version = :version AND #dueAt = :asRead AND attribute_not_exists(#withdrawnAt)',
    ExpressionAttributeNames: named(
      'due',
      'dueAt',
      'version',
      'withdrawnAt',
      ...(sends ? ['sentAt', 'expiresAt'] : []),
    ),
    ExpressionAttributeValues: {
      ':due': next.due,
      ':dueAt': next.dueAt,
      ':version': version,
      ':asRead': dueAt,
      ':one': 1,
      ...(sends && { ':at': message.claimedAt, ':lastDay': defaultLastDay(message.claimedAt) }),
    },
  };
  const Item = messageItem(unit, reference, message);
  const changes: TransactItem[] = [
    { Update: claiming },
    { Put: { TableName: table.name, Item, ...replacing(undefined) } },
    contactUnchanged(table, unit, reference, message.contactVersion),
  ];
  return (await writeWithEntry(table, unit, changes, entry)) === null;
}

/**
 * Notes that the provider did not take a message. When it was the first, the invitation is not sent after all, unless
 * it has been opened or answered in the meantime.
 */
export async function noteUnsent(
  table: Table,
  place: MessagePlace,
  { claimedAt, what }: Pick<PatientMessage, 'claimedAt' | 'what'>,
  { pk, sk, createdAt }: Pick<InvitationItem, 'pk' | 'sk' | 'createdAt'>,
  failure: 'no-such-address' | 'refused' | 'not-now',
  now: Date,
): Promise<void> {
  const unsentAt = toInstant(now);
  const noted = { Update: noting(table, place, { unsentAt, failure }) };
  const isFirst = what === 'invitation' && createdAt !== undefined;
  const taken =
    isFirst &&
    (await transact(table, [noted, { Update: unsending(table, { pk, sk }, claimedAt, createdAt) }]));
  if (!isFirst || taken) await transact(table, [noted]);
}

function unsending(table: Table, Key: { pk: string; sk: string }, claimedAt: Instant, createdAt: Instant) {
  return {
    TableName: table.name,
    Key,
    UpdateExpression: 'SET #expiresAt = :lastDay REMOVE #sentAt ADD #version :one',
    ConditionExpression:
      '#sentAt = :claimedAt AND attribute_not_exists(#openedAt) AND size(#answers) = :none',
    ExpressionAttributeNames: named('expiresAt', 'sentAt', 'version', 'openedAt', 'answers'),
    ExpressionAttributeValues: {
      ':lastDay': defaultLastDay(createdAt),
      ':claimedAt': claimedAt,
      ':one': 1,
      ':none': 0,
    },
  };
}
