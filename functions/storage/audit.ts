import { isDeepStrictEqual } from 'node:util';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/care/period.ts';
import { fail } from '../domain/failure.ts';
import type { Counters } from '../domain/measure/counters.ts';
import { type Collision, write } from './collision.ts';
import { replacing } from './condition.ts';
import { type Creation, creationPut } from './creation.ts';
import { named } from './expression.ts';
import { kindOf, type Placed, pick } from './item.ts';
import { getItem, pagesOf } from './read.ts';
import { indexes, keys, type Table } from './table.ts';
import { type TransactItem, transact, transactionLimit } from './transaction.ts';

/**
 * The access log of patient data: the readings and changes at a unit. Entries are added and never changed. A
 * reading is answered only after its entry is written; a change is written in one transaction with its entry.
 */
export type AuditEntry = {
  at: Instant;
  /** Distinguishes entries of the same moment. */
  id: string;
  /** The token's subject. */
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

/** Moments in full milliseconds, so that they sort as text. */
const sortable = (at: Instant): string => new Date(at).toISOString();

/** Makes the write that appends an entry, for a transaction with other writes. */
export function auditPut(table: Table, unit: string, entry: AuditEntry) {
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
 * Decides whether the log has just this entry. A write that finds it there was written before: the answer was lost on
 * the way, and the client sent the write again.
 * @throws when the unit has another entry of that moment and id
 */
async function requireSame(table: Table, unit: string, entry: AuditEntry): Promise<void> {
  const { Item } = auditPut(table, unit, entry);
  const stored = await getItem(table, auditKind, pick(Item, ['pk', 'sk']));
  // An entry is plain JSON; the database keeps no attribute that is undefined.
  if (!isDeepStrictEqual(stored, JSON.parse(JSON.stringify(Item)))) {
    throw new Error('the access log has another entry of that moment and id');
  }
}

/**
 * Appends the entry of a reading. Written again, it is still one entry.
 * @throws when the unit has another entry of that moment and id
 */
export async function appendAudit(table: Table, unit: string, entry: AuditEntry): Promise<void> {
  const refused = await write(() => table.client.send(new PutCommand(auditPut(table, unit, entry))));
  if (refused) await requireSame(table, unit, entry);
}

/** Most writes in one transaction beside its entry. */
export const changesLimit = transactionLimit - 1;

/**
 * Writes a change and its entry at once, so that neither exists without the other. The entry is also the mark of the
 * change: where it is there already, the change was written with it by an earlier try, and counts as written.
 * @param changes at most `changesLimit`, and one less with a creation
 * @param creation stored with them, when the caller may send the request again
 * @returns null when both are written, the places in `changes` whose conditions failed when neither is
 * @throws Failed conflict when the creation is stored already
 * @throws when the unit has another entry of that moment and id
 */
export async function writeWithEntry(
  table: Table,
  unit: string,
  changes: readonly TransactItem[],
  entry: AuditEntry,
  creation?: Creation,
): Promise<Collision | null> {
  const beside = creation ? [creationPut(table, unit, creation, entry.at)] : [];
  const collision = await transact(table, [...changes, { Put: auditPut(table, unit, entry) }, ...beside]);
  if (collision === null) return null;
  if (collision.refused.includes(changes.length)) {
    await requireSame(table, unit, entry);
    return null;
  }
  if (collision.refused.includes(changes.length + 1)) fail({ kind: 'conflict', why: 'created-already' });
  return collision;
}

/** Whether the text is the `next` of a page of entries. */
export const isAuditPlace = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z#.+$/.test(text);

/**
 * Reads entries, newest first: of a month (`yyyy-mm`, UTC), of a patient, or of a patient in a month.
 * @param after `next` of the page before
 * @param without actions whose entries are left out
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

/**
 * Counts a unit's entries of some actions in a month (`yyyy-mm`, UTC), by the measure of their detail.
 * @param year of their detail
 */
export async function countEntries(
  table: Table,
  unit: string,
  month: string,
  { actions, year }: { actions: readonly string[]; year: number },
): Promise<Counters> {
  const values = Object.fromEntries(actions.map((action, index) => [`:action${index}`, action]));
  const pages = pagesOf(table, [auditKind], {
    KeyConditionExpression: '#pk = :pk',
    FilterExpression: `#action IN (${Object.keys(values)}) AND #detail.#year = :year`,
    ExpressionAttributeNames: named('pk', 'action', 'detail', 'year'),
    ExpressionAttributeValues: { ':pk': keys.audit(unit, month), ':year': year, ...values },
    ConsistentRead: true,
  });
  const counts: Record<string, number> = {};
  for await (const page of pages) {
    for (const { detail } of page) {
      const measure = String(detail?.measure);
      counts[measure] = (counts[measure] ?? 0) + 1;
    }
  }
  return counts;
}

type AuditPage = {
  month?: string;
  reference?: string;
  after?: string;
  limit: number;
  without?: readonly string[];
};
