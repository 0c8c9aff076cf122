import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ShownGroups } from '../../domain/measure/answer-groups.ts';
import type { Counters } from '../../domain/measure/counters.ts';
import { write } from '../collision.ts';
import { replacing } from '../condition.ts';
import { kindOf, type Placed, readAs } from '../item.ts';
import { partitionOf } from '../read.ts';
import { keys, type Table } from '../table.ts';
import { transactGet } from '../transaction.ts';
import { answerGroupsKind, groupsIn } from './group-items.ts';
import {
  type DayCounters,
  type PackedCounters,
  packCounters,
  packedAnew,
  unpackCounters,
} from './packed-counters.ts';

export type TotalsItem = Placed<'totals'> & { version: number; counters: PackedCounters };
export const totalsKind = kindOf<TotalsItem>('totals', {
  version: 5,
  lifts: { 4: (item) => ({ ...item, counters: packedAnew(item.counters as DayCounters) }) },
});

/** A unit's counters of one measurement year: the sum of its patients' tallies. */
export type StoredTotals = { counters: Counters; version: number };

/** A unit's numbers of a year, and what was shown of hidden answers, by measure. */
export type YearNumbers = { totals: Counters; groups: Readonly<Record<string, ShownGroups>> };

/**
 * Reads a year's totals and groups of answers as they are at one moment; the totals are `{}` when nothing is counted.
 * @param measures the measures that hide answers
 */
export async function readYear(
  table: Table,
  unit: string,
  year: number,
  measures: readonly string[],
): Promise<YearNumbers> {
  const [totals, ...groups] = await transactGet(table, [
    { pk: keys.totals(unit), sk: keys.totalsYear(year) },
    ...measures.map((measure) => ({ pk: keys.groups(unit), sk: keys.groupsOf(year, measure) })),
  ]);
  return {
    totals: totals ? unpackCounters(readAs([totalsKind], totals).counters) : {},
    groups: Object.fromEntries(
      measures.flatMap((measure, index) => {
        const item = groups[index];
        return item ? [[measure, groupsIn(readAs([answerGroupsKind], item))]] : [];
      }),
    ),
  };
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
