import { addCounters, type Counters } from '../../domain/measure/counters.ts';
import type { Counting } from '../../domain/measure/tally.ts';
import type { Table } from '../table.ts';
import { wholeUnit } from './whole-unit.ts';

/** A year counted from the records: its sums, and what each patient adds to them. */
export type CountedYear = { totals: Counters; members: ReadonlyMap<string, Counters> };

/** Counts a year of a unit anew from every patient's facts. The index it reads may be a moment behind. */
export async function countYear(
  table: Table,
  unit: string,
  { tallyOf }: Counting,
  year: number,
): Promise<CountedYear> {
  const members = new Map<string, Counters>();
  const totals: Record<string, number> = {};
  for await (const { reference, patient } of wholeUnit(table, unit, [])) {
    const counters = patient && tallyOf(patient).get(year)?.counters;
    if (!counters) continue;
    members.set(reference, counters);
    for (const [name, count] of Object.entries(counters)) totals[name] = (totals[name] ?? 0) + count;
  }
  // Sums of zero disappear, as in stored totals.
  return { totals: addCounters({}, totals), members };
}
