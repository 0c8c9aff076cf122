import { listAudit } from '../../functions/storage/audit.ts';
import type { Table } from '../../functions/storage/table.ts';

/** Reads the access log of the unit and month of the portal's tests. */
export const accessLog = async (table: Table) =>
  (await listAudit(table, 'sahlgrenska', { month: '2028-03', limit: 100 })).entries;

/** Returns the entries of the access log that an action adds. */
export async function loggedBy(table: Table, work: () => Promise<unknown>) {
  const before = new Set((await accessLog(table)).map(({ id }) => id));
  await work();
  return (await accessLog(table)).filter(({ id }) => !before.has(id));
}
