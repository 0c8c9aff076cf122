import type { Counters } from '../../domain/measure/counters.ts';
import { inParallel } from '../../in-parallel.ts';
import { named } from '../expression.ts';
import { referenceOf } from '../item.ts';
import { allOf, partitionOf } from '../read.ts';
import { indexes, keys, type Table } from '../table.ts';
import { type TransactItem, transact, transactionLimit } from '../transaction.ts';
import { type ReportMemberItem, reportMemberKind } from './report-items.ts';

/** A list of what each patient added to a version, under a name that follows from the version's number and the list. */
export type MemberList = { unit: string; year: number; name: string };

const writesAtOnce = 4;

/** A patient's entry is written only while the patient is registered: a deletion finds it, or comes before it. */
function memberWrites(table: Table, { unit, year, name }: MemberList, reference: string, counters: Counters) {
  const Item: ReportMemberItem = {
    pk: keys.reported(unit, reference),
    sk: keys.reportedIn(year, name),
    list: keys.reportedList(unit, year, name),
    listKey: reference,
    ...reportMemberKind.mark,
    counters,
  };
  const ConditionCheck = {
    TableName: table.name,
    Key: { pk: keys.patient(unit, reference), sk: keys.record },
    ConditionExpression: 'attribute_exists(#pk)',
    ExpressionAttributeNames: named('pk'),
  };
  return [{ ConditionCheck }, { Put: { TableName: table.name, Item } }];
}

/**
 * Writes what each patient adds, before the version that names the list.
 * @returns false when a patient is no longer registered
 */
export async function putReportMembers(
  table: Table,
  list: MemberList,
  members: ReadonlyMap<string, Counters>,
): Promise<boolean> {
  const all = [...members];
  const size = transactionLimit / 2;
  const parts = Array.from({ length: Math.ceil(all.length / size) }, (_, part) =>
    all.slice(part * size, (part + 1) * size),
  );
  const refused = await inParallel(parts, writesAtOnce, (part) =>
    transact(
      table,
      part.flatMap(([reference, counters]) => memberWrites(table, list, reference, counters)),
    ),
  );
  return refused.every((collision) => collision === null);
}

/** Reads what each patient added to a version; patients deleted since are not in it. */
export async function readReportMembers(
  table: Table,
  { unit, year, name }: MemberList,
): Promise<Map<string, Counters>> {
  const items = await allOf(table, [reportMemberKind], {
    IndexName: indexes.byList,
    KeyConditionExpression: '#list = :list',
    ExpressionAttributeNames: named('list'),
    ExpressionAttributeValues: { ':list': keys.reportedList(unit, year, name) },
  });
  return new Map(items.map((item) => [referenceOf(item), item.counters]));
}

/** Makes the writes that take a patient out of the lists of signed versions, whose counts stay. */
export async function reportMemberRemovals(
  table: Table,
  unit: string,
  reference: string,
): Promise<TransactItem[]> {
  const items = await partitionOf(table, [reportMemberKind], keys.reported(unit, reference));
  return items.map(({ pk, sk }) => ({ Delete: { TableName: table.name, Key: { pk, sk } } }));
}

/** Takes a patient who is no longer registered out of lists that a signing wrote at the same time. */
export async function removeReportMembers(table: Table, unit: string, reference: string): Promise<void> {
  for (;;) {
    const removals = (await reportMemberRemovals(table, unit, reference)).slice(0, transactionLimit);
    if (removals.length === 0 || (await transact(table, removals))) return;
  }
}
