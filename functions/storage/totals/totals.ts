import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Counters } from '../../domain/measure/counters.ts';
import { write } from '../collision.ts';
import { replacing } from '../condition.ts';
import { kindOf, type Placed } from '../item.ts';
import { getItem, partitionOf } from '../read.ts';
import { keys, type Table } from '../table.ts';
import { type PackedCounters, packCounters, unpackCounters } from './packed-counters.ts';

export type TotalsItem = Placed<'totals'> & { version: number; counters: PackedCounters };
export const totalsKind = kindOf<TotalsItem>('totals', { version: 4, lifts: {} });

/** A unit's counters of one measurement year: the sum of its patients' tallies. */
export type StoredTotals = { counters: Counters; version: number };

/** Reads a year's totals, strongly consistent; `{}` when nothing is counted. */
export async function readTotals(table: Table, unit: string, year: number): Promise<Counters> {
  const Key = { pk: keys.totals(unit), sk: keys.totalsYear(year) };
  const item = await getItem(table, totalsKind, Key);
  return item ? unpackCounters(item.counters) : {};
}

/** Reads the totals of all the unit's years, with their versions, in one strongly consistent query. */
export async function readAllTotals(table: Table, unit: string): Promise<Map<number, StoredTotals>> {
  const items = await partitionOf(table, [totalsKind], keys.totals(unit));
  return new Map(
    items.map(({ sk, counters, version }) => [Number(sk), { counters: unpackCounters(counters), version }]),
  );
}

/**
 * Makes the write that replaces one known version of a year's totals. Empty totals stay, as a version that
 * began at 1 again could be mistaken for an old one.
 */
export function totalsPut(
  table: Table,
  unit: string,
  year: number,
  counters: Counters,
  before: StoredTotals | undefined,
) {
  const item: TotalsItem = {
    pk: keys.totals(unit),
    sk: keys.totalsYear(year),
    ...totalsKind.mark,
    version: (before?.version ?? 0) + 1,
    counters: packCounters(counters),
  };
  return { TableName: table.name, Item: item, ...replacing(before?.version) };
}

/**
 * Corrects a year's totals.
 * @returns false when another write changed them since they were read
 */
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
