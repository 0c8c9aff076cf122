import { setTimeout as wait } from 'node:timers/promises';
import { addCounters, type Counters } from '../domain/measure/counters.ts';
import type { Counting } from '../domain/measure/tally.ts';
import { isSame } from '../domain/same.ts';
import type { Table } from '../storage/table.ts';
import type { AnswerChange } from '../storage/totals/answer-changes.ts';
import { changedYears, readAllTallied, type Tallied } from '../storage/totals/tallied.ts';
import { contributionOf } from '../storage/totals/tallies.ts';
import type { Contribution } from '../storage/totals/tally-transaction.ts';
import { wholeUnit } from '../storage/totals/whole-unit.ts';

/** A stored patient, and the tally and needs that follow from the facts. */
export type Counted = { read: Tallied } & Contribution;

/**
 * Whether the stored tallies were counted from the stored facts, but by other definitions. When the facts
 * differ too, a change was lost, and the definitions do not matter.
 */
export const isOlder = ({ head, facts }: Tallied, { definitions }: Counting): boolean =>
  head !== undefined && head.definitions !== definitions && head.facts === facts;

/** The number of suspect patients that are collected and then checked again at once. */
const suspectsAtOnce = 1000;

type Pass = { table: Table; unit: string; counting: Counting; years: number[]; patience: number };

type UnitCount = {
  patients: number;
  totals: ReadonlyMap<number, Counters>;
  /** The counted answers of measures that hide answers. */
  answers: readonly AnswerChange[];
};

/**
 * Makes one pass over a unit: sums the tallies that follow from the facts, and passes on the patients whose
 * stored tallies differ or have older definitions. Of the patients, its memory
 * holds the counted answers alone.
 */
export async function countUnit(
  { table, unit, counting, years, patience }: Pass,
  handOver: (doubtful: readonly Counted[]) => Promise<void>,
): Promise<UnitCount> {
  const totals = new Map<number, Counters>();
  const answers: AnswerChange[] = [];
  let patients = 0;
  const counted = (read: Tallied): Counted => ({ read, ...contributionOf(counting, read) });
  const isRight = ({ read, tally, needs }: Counted) =>
    changedYears(read.tallies, tally).length === 0 && isSame(read.needs, needs) && !isOlder(read, counting);
  const add = ({ read, tally }: Counted) => {
    if (read.patient) patients += 1;
    for (const [year, { counters, answers: own }] of tally) {
      totals.set(year, addCounters(totals.get(year) ?? {}, counters));
      for (const [measure, after] of Object.entries(own))
        answers.push({ reference: read.reference, year, measure, after });
    }
  };
  let suspects: string[] = [];
  const settle = async () => {
    if (suspects.length === 0) return;
    if (patience > 0) await wait(patience);
    const again = (await readAllTallied(table, unit, suspects)).map(counted);
    suspects = [];
    for (const one of again) add(one);
    await handOver(again.filter((one) => !isRight(one)));
  };
  for await (const read of wholeUnit(table, unit, years)) {
    const one = counted(read);
    if (isRight(one)) add(one);
    else suspects.push(read.reference);
    if (suspects.length === suspectsAtOnce) await settle();
  }
  await settle();
  return { patients, totals, answers };
}
