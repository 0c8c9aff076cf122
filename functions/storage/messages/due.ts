import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Instant, toInstant } from '../../domain/care/period.ts';
import { type AuditEntry, writeWithEntry } from '../audit.ts';
import { write } from '../collision.ts';
import { named } from '../expression.ts';
import { type InvitationItem, invitationKind } from '../patient/invitation-item.ts';
import { getItem, partitionOf } from '../read.ts';
import { indexes, invitationAt, keys, type Table } from '../table.ts';
import { dueAttributes, sortable } from './due-attributes.ts';

/**
 * The moments at which the system is to look at an invitation again: for a message to send, or for one of which nothing
 * was heard. They lie on the sparse index `byDue`; an invitation that awaits nothing is not in it.
 */

type InvitationPlace = { reference: string; key: string };

/** Reads the unit's invitations that are due, the earliest first. */
export async function dueInvitations(
  table: Table,
  unit: string,
  now: Date,
  limit: number,
): Promise<InvitationPlace[]> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: indexes.byDue,
      KeyConditionExpression: '#due = :due AND #dueAt <= :now',
      ExpressionAttributeNames: named('due', 'dueAt'),
      ExpressionAttributeValues: { ':due': keys.due(unit), ':now': sortable(now) },
      Limit: limit,
    }),
  );
  return Items.flatMap(({ pk, sk }) => invitationAt(String(pk), String(sk)) ?? []);
}

/** Reads a stored invitation alone, strongly consistent. */
export const getInvitation = (
  table: Table,
  unit: string,
  { reference, key }: InvitationPlace,
): Promise<InvitationItem | undefined> =>
  getItem(table, invitationKind, { pk: keys.invitations(unit, reference), sk: keys.invitation(key) });

/**
 * Sets the moment of the next look, or ends the looking (null). Does nothing when the moment is no longer the one that
 * was read: another has looked, or something has happened, in between.
 */
export async function lookNext(
  table: Table,
  { unit, pk, sk, dueAt }: Pick<InvitationItem, 'unit' | 'pk' | 'sk' | 'dueAt'>,
  at: Date | null,
): Promise<void> {
  const asRead = dueAt === undefined ? 'attribute_not_exists(#dueAt)' : '#dueAt = :before';
  const next = at && dueAttributes(unit, at);
  const values = {
    ...(dueAt !== undefined && { ':before': dueAt }),
    ...(next && { ':due': next.due, ':dueAt': next.dueAt }),
  };
  const update = {
    TableName: table.name,
    Key: { pk, sk },
    UpdateExpression: next ? 'SET #due = :due, #dueAt = :dueAt' : 'REMOVE #due, #dueAt',
    ConditionExpression: `attribute_exists(#pk) AND ${asRead}`,
    ExpressionAttributeNames: named('pk', 'due', 'dueAt'),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
  await write(() => table.client.send(new UpdateCommand(update)));
}

/** Whether the system has been asked to send something about the invitation. */
const isAsked = ({ sendAskedAt, reminderAskedAt }: InvitationItem): boolean =>
  sendAskedAt !== undefined || reminderAskedAt !== undefined;

/**
 * Looks again, now, at the invitations of a patient that the system sends: what decides about them has changed.
 * @param key only that invitation
 */
export async function lookAgain(
  table: Table,
  unit: string,
  reference: string,
  now: Date,
  key?: string,
): Promise<void> {
  const items = await partitionOf(table, [invitationKind], keys.invitations(unit, reference));
  for (const item of items) {
    if (isAsked(item) && !item.withdrawnAt && (key === undefined || item.key === key))
      await lookNext(table, item, now);
  }
}

/**
 * Stores that staff asked for a reminder, and when to look at it, together with the log's entry.
 * @returns whether it is stored: false when the invitation has been changed since it was read
 */
export async function askReminder(
  table: Table,
  { unit, pk, sk, version }: Pick<InvitationItem, 'unit' | 'pk' | 'sk' | 'version'>,
  at: Date,
  entry: AuditEntry,
): Promise<boolean> {
  const next = dueAttributes(unit, at);
  const update = {
    TableName: table.name,
    Key: { pk, sk },
    UpdateExpression: 'SET #reminderAskedAt = :asked, #due = :due, #dueAt = :dueAt ADD #version :one',
    ConditionExpression: '#version = :version AND attribute_not_exists(#withdrawnAt)',
    ExpressionAttributeNames: named('reminderAskedAt', 'due', 'dueAt', 'version', 'withdrawnAt'),
    ExpressionAttributeValues: {
      ':asked': entry.at,
      ':due': next.due,
      ':dueAt': next.dueAt,
      ':version': version,
      ':one': 1,
    },
  };
  return (await writeWithEntry(table, unit, [{ Update: update }], entry)) === null;
}

/** @returns the moment of the next look, when the invitation awaits one */
export const dueOf = ({ dueAt }: Pick<InvitationItem, 'dueAt'>): Instant | undefined =>
  dueAt && toInstant(new Date(dueAt));
