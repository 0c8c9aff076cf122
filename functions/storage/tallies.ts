import { isDeepStrictEqual } from 'node:util';
import { QueryCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { Failed } from '../domain/failure.ts';
import type { Counters } from '../domain/measure.ts';
import type { Patient } from '../domain/patient.ts';
import { addCounters, differenceOf, type Tally, type YearTally } from '../domain/tally.ts';
import { backOff, collisionOf } from './collision.ts';
import { inParallel, named } from './expression.ts';
import { type Item, patientOf } from './items.ts';
import { transactionLimit } from './patients.ts';
import { allOf } from './read.ts';
import { indexes, keys, schemaVersion, type Table } from './table.ts';
import { readAllTotals, replacing, type StoredTotals, totalsPut } from './totals.ts';

/** A patient as the tally sees them: the facts, PREM values included, and what the tallies say so far. */
export type Tallied = {
  reference: string;
  /** Null when there is no record (any more). */
  patient: Patient | null;
  /** Sum of the versions of record and invitations: grows with every change. */
  facts: number;
  tallies: Tally;
  /** Version of the tally head, and the facts it was written for. */
  head: { version: number; facts: number } | undefined;
};

/** The tally head and the tallies are read before the facts they rest on: see table.ts. */
export async function readTallied(table: Table, unit: string, reference: string): Promise<Tallied> {
  const items = await allOf(table, {
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: named('pk'),
    ExpressionAttributeValues: { ':pk': keys.patient(unit, reference) },
    ConsistentRead: true,
  });
  return talliedOf(reference, items);
}

export function talliedOf(reference: string, items: readonly Item[]): Tallied {
  const stored = patientOf(items, { withPremValues: true });
  const head = items.find((item) => item.kind === 'tally-head');
  const versions = stored ? [stored.version, ...Object.values(stored.invitationVersions)] : [];
  return {
    reference,
    patient: stored?.patient ?? null,
    facts: versions.reduce((sum, version) => sum + version, 0),
    tallies: new Map(items.filter((item) => item.kind === 'tally').map(yearOf)),
    head: head && { version: Number(head.version), facts: Number(head.facts) },
  };
}

const yearOf = ({ year, counters, members }: Item): [number, YearTally] => [
  Number(year),
  { counters: counters as Counters, members: members as YearTally['members'] },
];

/** Whether the stored tallies are those that the facts give. */
export const isTallied = (stored: Tally, tally: Tally): boolean => changedYears(stored, tally).length === 0;

export function changedYears(stored: Tally, tally: Tally): number[] {
  const years = new Set([...stored.keys(), ...tally.keys()]);
  return [...years].filter((year) => !isDeepStrictEqual(stored.get(year), tally.get(year))).sort();
}

type Change = { read: Tallied; tally: Tally; years: number[] };

/**
 * Also a change that moves no number is noted in the head: whoever computed from older facts then finds another
 * version than they read.
 */
function changeOf(read: Tallied, tally: Tally): Change | null {
  const years = changedYears(read.tallies, tally);
  const noted = read.patient ? read.head?.facts === read.facts : read.head === undefined;
  return years.length === 0 && noted ? null : { read, tally, years };
}

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

function headWrite(table: Table, unit: string, { read }: Change): Write {
  const { reference, patient, facts, head } = read;
  const Key = { pk: keys.patient(unit, reference), sk: keys.tallyHead };
  const condition = replacing(head?.version);
  if (!patient) return { Delete: { TableName: table.name, Key, ...condition } };
  const list = { list: keys.talliedList(unit), listKey: reference };
  const version = (head?.version ?? 0) + 1;
  const Item = { ...Key, ...list, kind: 'tally-head', schemaVersion, version, facts };
  return { Put: { TableName: table.name, Item, ...condition } };
}

function tallyWrites(table: Table, unit: string, { read: { reference }, tally, years }: Change): Write[] {
  return years.map((year) => {
    const Key = { pk: keys.patient(unit, reference), sk: keys.tally(year) };
    const own = tally.get(year);
    if (!own) return { Delete: { TableName: table.name, Key } };
    const list = { list: keys.tallyList(unit, year), listKey: reference };
    return {
      Put: {
        TableName: table.name,
        Item: { ...Key, ...list, kind: 'tally', schemaVersion, year, ...own },
      },
    };
  });
}

/** What the changes add to each year's totals. */
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
  return [...differences(changes)].flatMap(([year, difference]): Write[] => {
    if (Object.keys(difference).length === 0) return [];
    const before = stored.get(year);
    const counters = addCounters(before?.counters ?? {}, difference);
    return [{ Put: totalsPut(table, unit, year, counters, before) }];
  });
}

/** As many patients as fit into one transaction together with the totals they move. */
function packs(changes: readonly Change[]): Change[][] {
  const result: Change[][] = [];
  let years = new Set<number>();
  let items = 0;
  for (const change of changes) {
    const more = 1 + change.years.length;
    const all = new Set([...years, ...change.years]);
    const pack = result.at(-1);
    if (pack && items + more + all.size <= transactionLimit) {
      pack.push(change);
      years = all;
      items += more;
    } else {
      result.push([change]);
      years = new Set(change.years);
      items = more;
    }
  }
  return result;
}

/** @returns false when somebody else wrote in between: read again */
async function writePack(table: Table, unit: string, changes: readonly Change[]): Promise<boolean> {
  const totals = await readAllTotals(table, unit);
  const TransactItems = [
    ...changes.flatMap((change) => [headWrite(table, unit, change), ...tallyWrites(table, unit, change)]),
    ...totalsWrites(table, unit, changes, totals),
  ];
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems }));
    return true;
  } catch (error) {
    collisionOf(error);
    return false;
  }
}

/** A patient whose tallies could not be brought up to date, and why. */
export type Untallied = { reference: string; error: unknown };

const readsAtOnce = 16;
const attempts = 12;

/** Input that the database refuses whatever is tried: what fails then is one patient, not all of the transaction. */
const isRefusedInput = (error: unknown): boolean =>
  error instanceof Failed || (error instanceof Error && /ValidationE|TransactionCanceled/.test(error.name));

/**
 * Brings the tallies of some patients of one unit up to date, and the unit's totals with them: a transaction holds
 * the tallies of several patients and the totals of the years they move, so totals are always the sum of the tallies.
 * A patient for whom nothing has changed costs one read. Called twice, late or at the same time as others it ends in
 * the same state, as every write replaces a version that was read.
 * @param tallyOf the tally of facts; a patient for whom it throws is left as stored
 * @returns those who could not be brought up to date
 */
export async function applyTallies(
  table: Table,
  unit: string,
  references: Iterable<string>,
  tallyOf: (patient: Patient) => Tally,
): Promise<Untallied[]> {
  const untallied: Untallied[] = [];
  const compute = (read: Tallied): Change | null => {
    try {
      return changeOf(read, read.patient ? tallyOf(read.patient) : new Map());
    } catch (error) {
      untallied.push({ reference: read.reference, error });
      return null;
    }
  };
  const apply = async (pack: readonly Change[]): Promise<readonly Change[]> => {
    try {
      return (await writePack(table, unit, pack)) ? [] : pack;
    } catch (error) {
      if (!isRefusedInput(error)) throw error;
      if (pack.length > 1) return (await inParallel(pack, 1, (change) => apply([change]))).flat();
      untallied.push(...pack.map(({ read: { reference } }) => ({ reference, error })));
      return [];
    }
  };
  let pending = [...new Set(references)];
  for (let attempt = 1; pending.length > 0; attempt++) {
    const reads = await inParallel(pending, readsAtOnce, (one) => readTallied(table, unit, one));
    const changes = reads.map(compute).filter((change) => change !== null);
    const again = await inParallel(packs(changes), 1, apply);
    pending = again.flat().map(({ read: { reference } }) => reference);
    if (attempt === attempts) {
      const error = new Error(`totals of ${unit} changed at every one of ${attempts} attempts`);
      return [...untallied, ...pending.map((reference) => ({ reference, error }))];
    }
    if (pending.length > 0) await backOff(attempt);
  }
  return untallied;
}

/** Where a patient stands in the measures of a year: never what they added to the counters. */
export type Members = YearTally['members'];

/** A patient's membership by measurement year, strongly consistent. */
export async function readTallies(
  table: Table,
  unit: string,
  reference: string,
): Promise<Map<number, Members>> {
  const items = await allOf(table, {
    KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :tally)',
    ProjectionExpression: '#year, #members',
    ExpressionAttributeNames: named('pk', 'sk', 'year', 'members'),
    ExpressionAttributeValues: { ':pk': keys.patient(unit, reference), ':tally': keys.tallyPrefix },
    ConsistentRead: true,
  });
  return new Map(items.map(({ year, members }) => [Number(year), members as Members]));
}

/**
 * The patients who are in any measure of a year, ordered by reference.
 * @param after the reference to go on behind
 * @returns `next` is the last reference returned, when there are more
 */
export async function listMembers(
  table: Table,
  unit: string,
  year: number,
  { after, limit }: { after?: string; limit: number },
): Promise<{ members: { reference: string; members: Members }[]; next?: string }> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: indexes.byList,
      KeyConditionExpression: `#list = :list${after === undefined ? '' : ' AND #listKey > :after'}`,
      ProjectionExpression: '#listKey, #members',
      ExpressionAttributeNames: named('list', 'listKey', 'members'),
      ExpressionAttributeValues: {
        ':list': keys.tallyList(unit, year),
        ...(after === undefined ? {} : { ':after': after }),
      },
      Limit: limit + 1,
    }),
  );
  const members = Items.slice(0, limit).map((item) => ({
    reference: String(item.listKey),
    members: item.members as Members,
  }));
  const last = members.at(-1);
  return { members, ...(Items.length > limit && last ? { next: last.reference } : {}) };
}
