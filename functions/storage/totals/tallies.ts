import { Failed } from '../../domain/failure.ts';
import type { Counting, YearTally } from '../../domain/measure/tally.ts';
import { summaryOf } from '../../domain/worklist/patient-summary.ts';
import { inParallel } from '../../in-parallel.ts';
import { Again, retrying } from '../../retrying.ts';
import { named } from '../expression.ts';
import { pagesOf } from '../read.ts';
import { indexes, keys, type Table } from '../table.ts';
import { readAllTallied, type Tallied, tallyKind } from './tallied.ts';
import { type Change, type Contribution, changeOf, packs, writePack } from './tally-transaction.ts';

/** A patient whose tallies could not be brought up to date, and the reason. */
export type Untallied = { reference: string; error: unknown };

const attempts = 12;

/** What follows from the stored facts; nothing when there is no patient any more. */
export function contributionOf(
  { tallyOf, needsOf }: Counting,
  { patient, changedAt }: Tallied,
): Contribution {
  if (!patient) return { tally: new Map(), needs: [], summary: null };
  const needs = needsOf(patient);
  return { tally: tallyOf(patient), needs, summary: summaryOf(patient, { changedAt, needs }) };
}

/** The database refuses such input on every attempt: one patient is at fault, not the whole transaction. */
const isRefusedInput = (error: unknown): boolean =>
  error instanceof Failed || (error instanceof Error && /ValidationE|TransactionCanceled/.test(error.name));

/**
 * Brings the tallies of some patients of one unit up to date, and the unit's totals with them. A transaction
 * holds the tallies of several patients and the totals of the years they change, so totals are always the sum
 * of the tallies. An unchanged patient costs two reads. Repeated, late or simultaneous calls end in the same
 * state, as every write replaces a version that was read.
 * @param counting computes a patient's tallies; a patient for whom it throws is left as stored
 * @param anew also writes patients whose head says that nothing has changed, as their summary may be wrong
 * @returns the patients that could not be brought up to date
 */
export async function applyTallies(
  table: Table,
  unit: string,
  references: Iterable<string>,
  counting: Counting,
  { anew = false }: { anew?: boolean } = {},
): Promise<Untallied[]> {
  const untallied: Untallied[] = [];
  const compute = (read: Tallied): Change | null => {
    try {
      return changeOf(read, contributionOf(counting, read), counting.definitions, anew);
    } catch (error) {
      untallied.push({ reference: read.reference, error });
      return null;
    }
  };
  const apply = async (pack: readonly Change[]): Promise<readonly Change[]> => {
    try {
      return (await writePack(table, unit, pack, counting.now())) ? [] : pack;
    } catch (error) {
      if (!isRefusedInput(error)) throw error;
      if (pack.length > 1) return (await inParallel(pack, 1, (change) => apply([change]))).flat();
      untallied.push(...pack.map(({ read: { reference } }) => ({ reference, error })));
      return [];
    }
  };
  let pending = [...new Set(references)];
  const giveUp = (error: unknown) =>
    void untallied.push(...pending.map((reference) => ({ reference, error })));
  const settle = async () => {
    if (pending.length === 0) return undefined;
    const reads = await readAllTallied(table, unit, pending);
    const changes = reads.map(compute).filter((change) => change !== null);
    const again = await inParallel(packs(changes), 1, apply);
    pending = again.flat().map(({ read: { reference } }) => reference);
    if (pending.length === 0) return undefined;
    return new Again(new Error(`totals of ${unit} changed at every one of ${attempts} attempts`));
  };
  await retrying(attempts, settle, giveUp);
  return untallied;
}

/** A patient's place in the numbers of a year, without their contribution to the counters. */
export type Standing = { reference: string } & Pick<YearTally, 'members' | 'invitations'>;

/**
 * Reads the patients in any number of a year, ordered by reference.
 * @param after the last reference of the page before
 * @returns `next` is the last reference returned, when there are more
 */
export async function listStandings(
  table: Table,
  unit: string,
  year: number,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ patients: Standing[]; next?: string }> {
  const pages = pagesOf(table, [tallyKind], {
    IndexName: indexes.byList,
    KeyConditionExpression: `#list = :list${after === undefined ? '' : ' AND #listKey > :after'}`,
    ProjectionExpression: '#kind, #schemaVersion, #listKey, #members, #invitations',
    ExpressionAttributeNames: named('kind', 'schemaVersion', 'list', 'listKey', 'members', 'invitations'),
    ExpressionAttributeValues: {
      ':list': keys.tallyList(unit, year),
      ...(after === undefined ? {} : { ':after': after }),
    },
    Limit: limit + 1,
  });
  const patients: Standing[] = [];
  for await (const page of pages) {
    for (const { listKey: reference, members, invitations } of page) {
      const last = patients.at(-1);
      if (last && patients.length === limit) return { patients, next: last.reference };
      patients.push({ reference, members, invitations });
    }
  }
  return { patients };
}
