import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/care/period.ts';
import type { Collision } from './collision.ts';
import { replacing } from './condition.ts';
import { kindOf, type Placed, pick } from './item.ts';
import { pagesOf } from './read.ts';
import { indexes, keys, type Table } from './table.ts';
import { type TransactItem, transact, transactionLimit } from './transaction.ts';

/**
 * Who read or changed what at a unit: the access log of patient data. It is only ever added to. What is read is answered
 * once its entry is written; what is changed is written in one transaction with its entry.
 */
export type AuditEntry = {
  at: Instant;
  /** Tells entries of the same moment apart. */
  id: string;
  /** Subject of the token. */
  who: string;
  role: string;
  action: string;
  reference?: string | undefined;
  reason?: string | undefined;
  detail?: Readonly<Record<string, unknown>> | undefined;
};

export type AuditItem = Placed<'audit'> & AuditEntry & { unit: string; list?: string; listKey?: string };
export const auditKind = kindOf<AuditItem>('audit', { version: 4, lifts: {} });

const fields = ['at', 'id', 'who', 'role', 'action', 'reference', 'reason', 'detail'] as const;

/** Moments with all their milliseconds, so that they sort as text. */
const sortable = (at: Instant): string => new Date(at).toISOString();

function entryPut(table: Table, unit: string, entry: AuditEntry) {
  const { reference } = entry;
  const at = sortable(entry.at);
  const key = keys.auditEntry(at, entry.id);
  const Item: AuditItem = {
    pk: keys.audit(unit, at.slice(0, 7)),
    sk: key,
    ...(reference === undefined ? {} : { list: keys.history(unit, reference), listKey: key }),
    ...auditKind.mark,
    unit,
    ...entry,
  };
  return { TableName: table.name, Item, ...replacing(undefined) };
}

/**
 * The entry of something read.
 * @throws when the unit has an entry of that moment and id already
 */
export async function appendAudit(table: Table, unit: string, entry: AuditEntry): Promise<void> {
  await table.client.send(new PutCommand(entryPut(table, unit, entry)));
}

/** Most writes that go into one transaction beside its entry. */
export const changesLimit = transactionLimit - 1;

/**
 * Makes a change and its entry at once: there is never one without the other.
 * @param changes at most `changesLimit`
 * @returns null when both are written, the places in `changes` whose conditions failed when neither is
 * @throws when the unit has an entry of that moment and id already
 */
export async function writeWithEntry(
  table: Table,
  unit: string,
  changes: readonly TransactItem[],
  entry: AuditEntry,
): Promise<Collision | null> {
  const collision = await transact(table, [...changes, { Put: entryPut(table, unit, entry) }]);
  if (collision === null) return null;
  const refused = collision.refused.filter((place) => place < changes.length);
  if (refused.length === 0) throw new Error('the access log has an entry of that moment and id already');
  return { refused };
}

/**
 * Entries, newest first: of a month (`yyyy-mm`, UTC), of a patient, or of a patient in a month.
 * @param after `next` of the page before
 * @param without actions whose entries are passed over
 */
export async function listAudit(
  table: Table,
  unit: string,
  { month, reference, after, limit, without = [] }: AuditPage & ({ month: string } | { reference: string }),
): Promise<{ entries: AuditEntry[]; next?: string }> {
  const [partition, sort] = reference === undefined ? ['pk', 'sk'] : ['list', 'listKey'];
  const start = reference === undefined ? '' : (month ?? '');
  const from = start || ' ';
  const to = after ?? `${start}~`;
  if (to < from) return { entries: [] };
  const pages = pagesOf(table, [auditKind], {
    ...(reference === undefined ? { ConsistentRead: true } : { IndexName: indexes.byList }),
    KeyConditionExpression: '#partition = :partition AND #sort BETWEEN :from AND :to',
    ExpressionAttributeNames: { '#partition': partition as string, '#sort': sort as string },
    ExpressionAttributeValues: {
      ':partition': reference === undefined ? keys.audit(unit, month ?? '') : keys.history(unit, reference),
      ':from': from,
      ':to': to,
    },
    ScanIndexForward: false,
    Limit: limit + 2,
  });
  const entries: AuditEntry[] = [];
  let next: string | undefined;
  for await (const page of pages) {
    for (const item of page) {
      if (item.sk === after) continue;
      const entry = pick(item, fields);
      if (without.includes(entry.action)) continue;
      if (entries.length === limit) return { entries, ...(next === undefined ? {} : { next }) };
      entries.push(entry);
      next = String(item.sk);
    }
  }
  return { entries };
}

type AuditPage = {
  month?: string;
  reference?: string;
  after?: string;
  limit: number;
  without?: readonly string[];
};
