import type { CivilDate } from '../../domain/care/period.ts';
import { Failed, fail } from '../../domain/failure.ts';
import { isHiding, isSettled, type NeedOutcome } from '../../domain/worklist/outcome.ts';
import type { IsHidden } from '../../domain/worklist/worklist.ts';
import { Again, retrying } from '../../retrying.ts';
import { type AuditEntry, writeWithEntry } from '../audit.ts';
import { replacing } from '../condition.ts';
import { kindOf, type Placed } from '../item.ts';
import { recorded } from '../patient/record-item.ts';
import { getItem, partitionOf } from '../read.ts';
import { keys, type Table } from '../table.ts';
import type { TransactItem } from '../transaction.ts';

/** What staff last did about each of a patient's needs, by the need's name. */
export type Outcomes = Readonly<Record<string, NeedOutcome>>;

export type OutcomesItem = Placed<'outcomes'> & { version: number; outcomes: Outcomes };
export const outcomesKind = kindOf<OutcomesItem>('outcomes', { version: 1, lifts: {} });

const placeOf = (unit: string, reference: string) => ({ pk: keys.outcomes(unit), sk: reference });

/** Reads what staff have done about the needs of the unit's patients, by reference, strongly consistent. */
export async function readAllOutcomes(table: Table, unit: string): Promise<Map<string, Outcomes>> {
  const items = await partitionOf(table, [outcomesKind], keys.outcomes(unit));
  return new Map(items.map(({ sk, outcomes }) => [sk, outcomes]));
}

/** Reads what staff have done about one patient's needs, strongly consistent. */
export const readOutcomes = async (table: Table, unit: string, reference: string): Promise<Outcomes> =>
  (await getItem(table, outcomesKind, placeOf(unit, reference)))?.outcomes ?? {};

/** Makes the test of whether a need is put off, or settled, on a day. */
export const hiddenBy =
  (outcomes: ReadonlyMap<string, Outcomes>, today: CivilDate): IsHidden =>
  ({ reference, needs }, need) => {
    const own = outcomes.get(reference);
    return own !== undefined && isSettled(need, needs, own, today);
  };

/** Attempts at a write, when another outcome of the same patient is written in between. */
const attempts = 5;

/**
 * Stores what staff did about needs of a patient, with its entry in the access log, on condition of the version that
 * was read and of the patient's record. Older outcomes that no longer hide anything are dropped, unless they count calls.
 * @param next makes the outcomes to store, by the needs' names, from those stored before; it may be called several times
 * @throws Failed not-found when the patient is gone
 */
export async function storeOutcome(
  table: Table,
  unit: string,
  { reference, today }: { reference: string; today: CivilDate },
  next: (before: Outcomes) => Outcomes,
  entry: AuditEntry,
): Promise<Outcomes> {
  return retrying<Outcomes>(attempts, async () => {
    const Key = placeOf(unit, reference);
    const stored = await getItem(table, outcomesKind, Key);
    const own = next(stored?.outcomes ?? {});
    const kept = Object.entries(stored?.outcomes ?? {}).filter(
      ([, outcome]) => isHiding(outcome, today) || outcome.tries !== undefined,
    );
    const Item: OutcomesItem = {
      ...Key,
      ...outcomesKind.mark,
      version: (stored?.version ?? 0) + 1,
      outcomes: { ...Object.fromEntries(kept), ...own },
    };
    const writes: TransactItem[] = [
      { Put: { TableName: table.name, Item, ...replacing(stored?.version) } },
      recorded(table, unit, reference),
    ];
    const collision = await writeWithEntry(table, unit, writes, entry);
    if (collision?.refused.includes(1)) fail({ kind: 'not-found', what: 'patient' });
    return collision ? new Again(new Failed({ kind: 'conflict', why: 'patient-changed' })) : own;
  });
}

/** The write that removes a patient's outcomes, for the transaction that removes the patient. */
export const outcomesRemoval = (table: Table, unit: string, reference: string): TransactItem => ({
  Delete: { TableName: table.name, Key: placeOf(unit, reference) },
});
