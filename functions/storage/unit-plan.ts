import { fail } from '../domain/failure.ts';
import type { SurveyPlan } from '../domain/survey/plan.ts';
import { type AuditEntry, writeWithEntry } from './audit.ts';
import { replacing } from './condition.ts';
import { kindOf, type Placed } from './item.ts';
import { getItem } from './read.ts';
import { keys, type Table } from './table.ts';

/** A unit's plan as it wrote it, with the version that a change is based on. */
export type StoredPlan = { plan: SurveyPlan; version: number };

export type PlanItem = Placed<'plan'> & StoredPlan;
export const planKind = kindOf<PlanItem>('plan', { version: 1, lifts: {} });

const placeOf = (unit: string) => ({ pk: keys.settings(unit), sk: keys.plan });

/** Reads a unit's plan, strongly consistent; null when the unit has written none. */
export async function getPlan(table: Table, unit: string): Promise<StoredPlan | null> {
  const item = await getItem(table, planKind, placeOf(unit));
  return item ? { plan: item.plan, version: item.version } : null;
}

/**
 * Stores a unit's plan, together with the log's entry.
 * @param change the new plan, with the version that it is based on; 0 when there was none
 * @throws Failed conflict when it has been changed since; then nothing is written
 */
export async function setPlan(
  table: Table,
  unit: string,
  { plan, version }: StoredPlan,
  entry: AuditEntry,
): Promise<StoredPlan> {
  const Item: PlanItem = { ...placeOf(unit), ...planKind.mark, version: version + 1, plan };
  const put = { TableName: table.name, Item, ...replacing(version === 0 ? undefined : version) };
  if (await writeWithEntry(table, unit, [{ Put: put }], entry))
    fail({ kind: 'conflict', why: 'plan-changed' });
  return { plan, version: version + 1 };
}
