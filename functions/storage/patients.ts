import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { fail } from '../domain/failure.ts';
import type { PatientRecord } from '../domain/patient.ts';
import { type AuditEntry, changesLimit, writeWithEntry } from './audit.ts';
import { named } from './expression.ts';
import { type Item, patientOf, recordItem, referenceOf, type StoredPatient } from './items.ts';
import { pagesOf, partitionOf } from './read.ts';
import { indexes, keys, type Table } from './table.ts';
import { type TransactItem, transact, transactionLimit } from './transaction.ts';

export type { StoredPatient } from './items.ts';

const exists = 'Det finns redan en patient med referensen.';
const stale = 'Någon annan har ändrat uppgifterna sedan de hämtades. Hämta dem igen och gör om ändringen.';
const missing = 'Det finns ingen patient med referensen.';

/** Strongly consistent. @returns null when the unit has no such patient */
export async function getPatient(
  table: Table,
  unit: string,
  reference: string,
  options: { withPremValues?: boolean } = {},
): Promise<StoredPatient | null> {
  const Key = { pk: keys.patient(unit, reference), sk: keys.record };
  const [record, invitations] = await Promise.all([
    table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true })),
    partitionOf(table, keys.invitations(unit, reference)),
  ]);
  return patientOf([...(record.Item ? [record.Item] : []), ...invitations], options);
}

/**
 * @returns the version of the new record
 * @throws Failed conflict when the reference is taken
 */
export async function createRecord(
  table: Table,
  unit: string,
  record: PatientRecord,
  entry: AuditEntry,
): Promise<number> {
  const put = {
    TableName: table.name,
    Item: recordItem(unit, record, 1),
    ConditionExpression: 'attribute_not_exists(#pk)',
    ExpressionAttributeNames: named('pk'),
  };
  const refused = await writeWithEntry(table, unit, [{ Put: put }], entry);
  if (refused) fail({ kind: 'conflict', detail: exists });
  return 1;
}

/**
 * Replaces the record.
 * @param expectedVersion the version that the change was made on
 * @returns the new version
 * @throws Failed conflict when the record has been changed since, not-found when it is gone; nothing is changed then
 */
export async function updateRecord(
  table: Table,
  unit: string,
  record: PatientRecord,
  expectedVersion: number,
  entry: AuditEntry,
): Promise<number> {
  const version = expectedVersion + 1;
  const update = {
    TableName: table.name,
    Key: { pk: keys.patient(unit, record.reference), sk: keys.record },
    UpdateExpression: 'SET #record = :record, #version = :version',
    ConditionExpression: '#version = :expected',
    ExpressionAttributeNames: named('record', 'version'),
    ExpressionAttributeValues: { ':record': record, ':version': version, ':expected': expectedVersion },
  };
  const refused = await writeWithEntry(table, unit, [{ Update: update }], entry);
  if (!refused) return version;
  const isThere = await getPatient(table, unit, record.reference);
  return fail(isThere ? { kind: 'conflict', detail: stale } : { kind: 'not-found', detail: missing });
}

/**
 * Removes the record and the invitations; the tallies follow by the stream.
 * @throws Failed conflict when the record has been changed since `expectedVersion`, not-found when it is gone
 */
export async function deletePatient(
  table: Table,
  unit: string,
  reference: string,
  expectedVersion: number,
  entry: AuditEntry,
): Promise<void> {
  const record = {
    TableName: table.name,
    Key: { pk: keys.patient(unit, reference), sk: keys.record },
    ConditionExpression: '#version = :expected',
    ExpressionAttributeNames: named('version'),
    ExpressionAttributeValues: { ':expected': expectedVersion },
  };
  const removals = await invitationRemovals(table, unit, reference);
  const first = [{ Delete: record }, ...removals.slice(0, changesLimit - 1)];
  const refused = await writeWithEntry(table, unit, first, entry);
  if (refused && (await getPatient(table, unit, reference))) fail({ kind: 'conflict', detail: stale });
  await removeLeftOver(table, unit, reference);
  if (refused) fail({ kind: 'not-found', detail: missing });
}

async function invitationRemovals(table: Table, unit: string, reference: string): Promise<TransactItem[]> {
  const items = await partitionOf(table, keys.invitations(unit, reference));
  return items.map(({ pk, sk }) => ({ Delete: { TableName: table.name, Key: { pk, sk } } }));
}

/**
 * Invitations without a record: those that were too many for the transaction of a deletion, were created just before
 * it, or were left by one that was interrupted. Its entry is written already.
 */
async function removeLeftOver(table: Table, unit: string, reference: string): Promise<void> {
  const stillGone = {
    TableName: table.name,
    Key: { pk: keys.patient(unit, reference), sk: keys.record },
    ConditionExpression: 'attribute_not_exists(#pk)',
    ExpressionAttributeNames: named('pk'),
  };
  for (;;) {
    const removals = await invitationRemovals(table, unit, reference);
    if (removals.length === 0) return;
    const some = removals.slice(0, transactionLimit - 1);
    // Somebody may have registered the reference anew: what is there now is theirs.
    if (await transact(table, [{ ConditionCheck: stillGone }, ...some])) return;
  }
}

/** Sorts after every character that a reference or a key may hold, as `#` sorts before them. */
const last = '~';

/**
 * Patients ordered by reference, with their invitations.
 * @param prefix only references that begin with it
 * @param after the reference to go on behind
 * @returns `next` is the last reference returned, when there are more
 */
export async function listPatients(
  table: Table,
  unit: string,
  {
    prefix = '',
    after,
    limit,
    withPremValues = false,
  }: { prefix?: string; after?: string; limit: number; withPremValues?: boolean },
): Promise<{ patients: StoredPatient[]; next?: string }> {
  const behind = after === undefined ? '' : `${after}#${last}`;
  const from = behind > prefix ? behind : prefix || ' ';
  const to = prefix + last;
  if (from > to) return { patients: [] };
  const pages = pagesOf(table, {
    IndexName: indexes.byList,
    KeyConditionExpression: '#list = :list AND #listKey BETWEEN :from AND :to',
    ExpressionAttributeNames: named('list', 'listKey'),
    ExpressionAttributeValues: { ':list': keys.patientList(unit), ':from': from, ':to': to },
    Limit: (limit + 1) * 4,
  });
  const patients: StoredPatient[] = [];
  for await (const items of groupsOf(pages)) {
    const patient = patientOf(items, { withPremValues });
    if (!patient) continue;
    const previous = patients.at(-1);
    if (previous && patients.length === limit) return { patients, next: previous.patient.reference };
    patients.push(patient);
  }
  return { patients };
}

/** The items of one patient after the other. */
async function* groupsOf(pages: AsyncIterable<Item[]>): AsyncGenerator<Item[]> {
  let group: Item[] = [];
  for await (const page of pages) {
    for (const item of page) {
      if (group[0] && referenceOf(group[0]) !== referenceOf(item)) {
        yield group;
        group = [];
      }
      group.push(item);
    }
  }
  if (group.length > 0) yield group;
}
