import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { stockholmDate } from '../../domain/care/period.ts';
import { mostWaiting } from '../../domain/measure/answer-groups.ts';
import type { Counters } from '../../domain/measure/counters.ts';
import { addCounters, differenceOf } from '../../domain/measure/counters.ts';
import type { Need } from '../../domain/measure/need.ts';
import type { Tally } from '../../domain/measure/tally.ts';
import { isSame } from '../../domain/same.ts';
import type { PatientSummary } from '../../domain/worklist/patient-summary.ts';
import { collisionOf } from '../collision.ts';
import { replacing } from '../condition.ts';
import { directoryWrites } from '../directory/directory.ts';
import { pageOf } from '../directory/directory-pages.ts';
import { keys, type Table } from '../table.ts';
import { type TransactItem, transactionLimit } from '../transaction.ts';
import { type AnswerChange, answerChangesOf, groupsOf, lossEntries } from './answer-changes.ts';
import { answerGroupWrites } from './answer-groups.ts';
import {
  changedYears,
  type NeedsItem,
  needsKind,
  type Tallied,
  type TallyHeadItem,
  type TallyItem,
  tallyHeadKind,
  tallyKind,
} from './tallied.ts';
import { readAllTotals, type StoredTotals, totalsPut } from './totals.ts';

/** The writes for one patient. */
export type Change = {
  read: Tallied;
  tally: Tally;
  years: number[];
  /** Null when they are as stored. */
  needs: readonly Need[] | null;
  summary: PatientSummary | null;
  /** The counted answers that change with the years. */
  answers: readonly AnswerChange[];
  definitions: string;
};

/** The parts that follow from a patient's facts. */
export type Contribution = {
  tally: Tally;
  needs: readonly Need[];
  /** Null when there is no patient any more. */
  summary: PatientSummary | null;
};

/**
 * The head notes every change of the facts, also one that changes no number: a computation from older facts
 * then fails on its version. The head also notes changed definitions. The summary follows from the same facts, and is
 * not compared here.
 * @param anew false: null when the head says that nothing has changed
 */
export function changeOf(
  read: Tallied,
  { tally, needs, summary }: Contribution,
  definitions: string,
  anew = false,
): Change | null {
  const years = changedYears(read.tallies, tally);
  const { head, patient, facts } = read;
  const isNoted = patient ? head?.facts === facts && head.definitions === definitions : head === undefined;
  const sameNeeds = isSame(read.needs, needs);
  if (years.length === 0 && sameNeeds && isNoted && !anew) return null;
  return {
    read,
    tally,
    years,
    needs: sameNeeds ? null : needs,
    summary,
    answers: answerChangesOf(read, tally, years),
    definitions,
  };
}

function headWrite(table: Table, unit: string, { read, definitions }: Change): TransactItem {
  const { reference, patient, facts, head } = read;
  const Key = { pk: keys.patient(unit, reference), sk: keys.tallyHead };
  const condition = replacing(head?.version);
  if (!patient) return { Delete: { TableName: table.name, Key, ...condition } };
  const list = { list: keys.talliedList(unit), listKey: reference };
  const version = (head?.version ?? 0) + 1;
  const Item: TallyHeadItem = { ...Key, ...list, ...tallyHeadKind.mark, version, facts, definitions };
  return { Put: { TableName: table.name, Item, ...condition } };
}

function tallyWrites(
  table: Table,
  unit: string,
  { read: { reference }, tally, years }: Change,
): TransactItem[] {
  return years.map((year) => {
    const Key = { pk: keys.patient(unit, reference), sk: keys.tally(year) };
    const own = tally.get(year);
    if (!own) return { Delete: { TableName: table.name, Key } };
    const list = { list: keys.tallyList(unit, year), listKey: reference };
    const Item: TallyItem = { ...Key, ...list, ...tallyKind.mark, year, ...own };
    return { Put: { TableName: table.name, Item } };
  });
}

function needsWrite(table: Table, unit: string, { read: { reference }, needs }: Change): TransactItem[] {
  if (needs === null) return [];
  const Key = { pk: keys.patient(unit, reference), sk: keys.needs };
  if (needs.length === 0) return [{ Delete: { TableName: table.name, Key } }];
  const list = { list: keys.needsList(unit), listKey: reference };
  const Item: NeedsItem = { ...Key, ...list, ...needsKind.mark, needs };
  return [{ Put: { TableName: table.name, Item } }];
}

/** Other definitions of the same facts take no answer away. */
function entriesOf(
  table: Table,
  unit: string,
  { read: { head, facts }, answers, definitions }: Change,
  { now, totals }: { now: Date; totals: ReadonlyMap<number, StoredTotals> },
): TransactItem[] {
  if (!head || (head.definitions !== definitions && head.facts === facts)) return [];
  // A patient who comes back begins with head 1 again, but the totals have changed in between.
  const versionIn = (year: number) => `${head.version}-${totals.get(year)?.version ?? 0}`;
  return lossEntries(table, unit, answers, { now, versionIn });
}

/** Sums the changes to each year's totals. */
function differences(changes: readonly Change[]): Map<number, Counters> {
  const sums = new Map<number, Counters>();
  for (const { read, tally, years } of changes) {
    for (const year of years) {
      const before = read.tallies.get(year)?.counters ?? {};
      const difference = differenceOf(before, tally.get(year)?.counters ?? {});
      sums.set(year, addCounters(sums.get(year) ?? {}, difference));
    }
  }
  return sums;
}

function totalsWrites(
  table: Table,
  unit: string,
  changes: readonly Change[],
  stored: Map<number, StoredTotals>,
) {
  return [...differences(changes)].flatMap(([year, difference]): TransactItem[] => {
    if (Object.keys(difference).length === 0) return [];
    const before = stored.get(year);
    const counters = addCounters(before?.counters ?? {}, difference);
    return [{ Put: totalsPut(table, unit, year, counters, before) }];
  });
}

/**
 * The items that changes of several patients share, with the writes of each: totals by year, pages of the directory, and
 * groups of answers. In groups, each answer that waited may become a member, and those of another year may be linked.
 */
const sharedBy = ({ read: { reference }, years, answers }: Change): [name: string, writes: number][] => [
  ...years.map((year): [string, number] => [`totals ${year}`, 1]),
  [`page ${pageOf(reference)}`, 1],
  ...answers.map((one): [string, number] => [`groups ${groupsOf(one)}`, 2 + mostWaiting]),
];

const writesOf = (shared: ReadonlyMap<string, number>): number =>
  [...shared.values()].reduce((sum, writes) => sum + writes, 0);

/**
 * Takes as many patients as fit into one transaction, together with the totals, the pages of the directory and the
 * groups of answers that they change. Each changed answer may have a log entry and a member's item.
 */
export function packs(changes: readonly Change[]): Change[][] {
  const result: Change[][] = [];
  let shared = new Map<string, number>();
  let items = 0;
  for (const change of changes) {
    const more = 1 + change.years.length + 2 * change.answers.length + (change.needs ? 1 : 0);
    const all = new Map([...shared, ...sharedBy(change)]);
    const pack = result.at(-1);
    if (pack && items + more + writesOf(all) <= transactionLimit) {
      pack.push(change);
      shared = all;
      items += more;
    } else {
      result.push([change]);
      shared = new Map(sharedBy(change));
      items = more;
    }
  }
  return result;
}

const summarised = ({ read: { reference }, summary }: Change) => ({ reference, summary });

/**
 * Writes the transaction: tallies, needs, summaries, totals, groups of answers, and log entries.
 * @returns false when another write came in between: read again
 */
export async function writePack(
  table: Table,
  unit: string,
  changes: readonly Change[],
  now: Date,
): Promise<boolean> {
  const totals = await readAllTotals(table, unit);
  const answers = changes.flatMap((change) => change.answers);
  const TransactItems = [
    ...changes.flatMap((change) => [
      headWrite(table, unit, change),
      ...tallyWrites(table, unit, change),
      ...needsWrite(table, unit, change),
    ]),
    ...totalsWrites(table, unit, changes, totals),
    ...(await directoryWrites(table, unit, changes.map(summarised))),
    ...(await answerGroupWrites(table, unit, answers, {
      day: stockholmDate(now),
      years: [...totals.keys()],
    })),
    ...changes.flatMap((change) => entriesOf(table, unit, change, { now, totals })),
  ];
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems }));
    return true;
  } catch (error) {
    collisionOf(error);
    return false;
  }
}
