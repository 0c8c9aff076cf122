import { listAudit } from '../../../storage/audit.ts';
import type { Authorship } from '../../../storage/authorship.ts';
import { getRecord } from '../../../storage/patient/record-item.ts';
import type { Table } from '../../../storage/table.ts';

/** The newest entries among which the change is looked for: readings may have come after it. */
const looked = 50;

/**
 * Finds who changed a patient's record last, and when, in the access log.
 * @returns undefined when the log does not show it yet, since its list of a patient follows shortly after the change
 */
export async function lastChangeOf(
  table: Table,
  unit: string,
  reference: string,
): Promise<Authorship | undefined> {
  const changedAt = (await getRecord(table, unit, reference))?.changedAt;
  if (changedAt === undefined) return undefined;
  const { entries } = await listAudit(table, unit, { reference, limit: looked });
  const entry = entries.find(({ at, detail, action }) => isOf(at, changedAt) && changes(action, detail));
  return entry && { at: entry.at, by: entry.who };
}

const isOf = (at: string, changedAt: string): boolean => Date.parse(at) === Date.parse(changedAt);

/** Whether an entry of that moment is the change: a reading in the same moment is none. */
const changes = (action: string, detail: unknown): boolean =>
  detail !== undefined || ['register-patient', 'change-patient', 'import-patient'].includes(action);
