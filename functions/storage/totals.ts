import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Counters } from '../domain/measure.ts';
import { write } from './collision.ts';
import { replacing } from './condition.ts';
import { named } from './expression.ts';
import { type PackedCounters, packCounters, unpackCounters } from './packed-counters.ts';
import { allOf } from './read.ts';
import { keys, schemaVersion, type Table } from './table.ts';

/** A unit's counters of one measurement year: the sum of its patients' tallies. */
export type StoredTotals = { counters: Counters; version: number };

/** One strongly consistent read; `{}` when nothing is counted. */
export async function readTotals(table: Table, unit: string, year: number): Promise<Counters> {
  const { Item } = await table.client.send(
    new GetCommand({
      TableName: table.name,
      Key: { pk: keys.totals(unit), sk: keys.totalsYear(year) },
      ConsistentRead: true,
    }),
  );
  return Item ? unpackCounters(Item.counters as PackedCounters) : {};
}

/** The totals of every year the unit has any, with their versions, in one strongly consistent query. */
export async function readAllTotals(table: Table, unit: string): Promise<Map<number, StoredTotals>> {
  const items = await allOf(table, {
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: named('pk'),
    ExpressionAttributeValues: { ':pk': keys.totals(unit) },
    ConsistentRead: true,
  });
  return new Map(
    items.map((item) => [
      Number(item.sk),
      { counters: unpackCounters(item.counters as PackedCounters), version: Number(item.version) },
    ]),
  );
}

/**
 * The write that replaces one known version of a year's totals. Totals that have become empty stay, as a version that
 * began anew could be mistaken for an old one.
 */
export function totalsPut(
  table: Table,
  unit: string,
  year: number,
  counters: Counters,
  before: StoredTotals | undefined,
) {
  const item = {
    pk: keys.totals(unit),
    sk: keys.totalsYear(year),
    kind: 'totals',
    schemaVersion,
    version: (before?.version ?? 0) + 1,
    counters: packCounters(counters),
  };
  return { TableName: table.name, Item: item, ...replacing(before?.version) };
}

/** Puts a year's totals right. @returns false when somebody else wrote them since they were read */
export async function replaceTotals(
  table: Table,
  unit: string,
  year: number,
  counters: Counters,
  before: StoredTotals | undefined,
): Promise<boolean> {
  const put = new PutCommand(totalsPut(table, unit, year, counters, before));
  return (await write(() => table.client.send(put))) === null;
}
