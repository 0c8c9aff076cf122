import { setTimeout as wait } from 'node:timers/promises';
import { addCounters, type Counters } from '../domain/measure/counters.ts';
import type { Counting } from '../domain/measure/tally.ts';
import { isSame } from '../domain/same.ts';
import type { PatientSummary } from '../domain/worklist/patient-summary.ts';
import { readDirectory } from '../storage/directory/directory-pages.ts';
import type { Table } from '../storage/table.ts';
import type { AnswerChange } from '../storage/totals/answer-changes.ts';
import { changedYears, readAllTallied, type Tallied } from '../storage/totals/tallied.ts';
import { contributionOf } from '../storage/totals/tallies.ts';
import type { Contribution } from '../storage/totals/tally-transaction.ts';
import { wholeUnit } from '../storage/totals/whole-unit.ts';

/** A stored patient, and the tally and needs that follow from the facts. */
export type Counted = {
  read: Tallied;
  /** Whether the summary in the directory is the one that follows too. */
  isSummarised: boolean;
} & Contribution;

/**
 * Whether the stored tallies were counted from the stored facts, but by other definitions. When the facts
 * differ too, a change was lost, and the definitions do not matter.
 */
export const isOlder = ({ head, facts }: Tallied, { definitions }: Counting): boolean =>
  head !== undefined && head.definitions !== definitions && head.facts === facts;

async function summariesOf(table: Table, unit: string): Promise<Summaries> {
  const { patients } = await readDirectory(table, unit);
  return new Map(patients.map((one) => [one.reference, one]));
}

/** The number of suspect patients that are collected and then checked again at once. */
const suspectsAtOnce = 1000;

type Pass = { table: Table; unit: string; counting: Counting; years: number[]; patience: number };

/** The stored summaries of a unit's patients, by reference. */
type Summaries = ReadonlyMap<string, PatientSummary>;

type UnitCount = {
  patients: number;
  totals: ReadonlyMap<number, Counters>;
  /** The counted answers of measures that hide answers. */
  answers: readonly AnswerChange[];
};

/**
 * Makes one pass over a unit: sums the tallies that follow from the facts, and passes on the patients whose
 * stored tallies or summaries differ or have older definitions. Of the patients, its memory
 * holds the counted answers and the summaries alone.
 */
export async function countUnit(
  { table, unit, counting, years, patience }: Pass,
  handOver: (doubtful: readonly Counted[]) => Promise<void>,
): Promise<UnitCount> {
  const totals = new Map<number, Counters>();
  const answers: AnswerChange[] = [];
  let patients = 0;
  const seen = new Set<string>();
  const judged =
    (stored: Summaries) =>
    (read: Tallied): Counted => {
      const contribution = contributionOf(counting, read);
      const isSummarised = isSame(stored.get(read.reference), contribution.summary ?? undefined);
      return { read, isSummarised, ...contribution };
    };
  const isRight = ({ read, tally, needs, isSummarised }: Counted) =>
    changedYears(read.tallies, tally).length === 0 &&
    isSame(read.needs, needs) &&
    isSummarised &&
    !isOlder(read, counting);
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
    const reads = await readAllTallied(table, unit, suspects);
    const again = reads.map(judged(await summariesOf(table, unit)));
    suspects = [];
    for (const one of again) add(one);
    await handOver(again.filter((one) => !isRight(one)));
  };
  const summaries = await summariesOf(table, unit);
  const counted = judged(summaries);
  for await (const read of wholeUnit(table, unit, years)) {
    const one = counted(read);
    seen.add(read.reference);
    if (isRight(one)) add(one);
    else suspects.push(read.reference);
    if (suspects.length === suspectsAtOnce) await settle();
  }
  suspects.push(...[...summaries.keys()].filter((reference) => !seen.has(reference)));
  await settle();
  return { patients, totals, answers };
}
