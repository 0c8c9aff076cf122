import type { Context } from 'hono';
import type { Table } from '../../../storage/table.ts';
import { listStandings, type Standing } from '../../../storage/totals/tallies.ts';
import { nextLink } from '../../request.ts';
import { type AuditAction, audit, type PortalDeps, type PortalEnv } from '../context.ts';

/** Patients read at a time until a page of matching ones is full. */
const readAhead = 200;

type PageQuery<Row> = {
  /** The last reference of the page before. */
  after: string | undefined;
  /** The number of patients a page. */
  limit: number;
  /** Makes the patient's rows; a patient without rows is left out of the list. */
  rowsOf: (standing: Standing) => readonly Row[];
};

type Page<Row> = { rows: Row[]; next?: string };

/** Reads a page of a list of a year's patients; `next` is the last patient on it, while there are more. */
export async function pageOfYear<Row>(
  table: Table,
  unit: string,
  year: number,
  { after, limit, rowsOf }: PageQuery<Row>,
): Promise<Page<Row>> {
  const found: { reference: string; rows: readonly Row[] }[] = [];
  let from = after;
  do {
    const page = await listStandings(table, unit, year, { after: from, limit: readAhead });
    for (const standing of page.patients) {
      const rows = rowsOf(standing);
      if (rows.length > 0) found.push({ reference: standing.reference, rows });
      if (found.length > limit) break;
    }
    from = page.next;
  } while (from !== undefined && found.length <= limit);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.flatMap(({ rows }) => rows),
    ...(found.length > limit && last ? { next: last.reference } : {}),
  };
}

/** Logs the patients of a page before the answer, and links to the rest of the list. */
export async function toldPage<Row extends { reference: string }>(
  c: Context<PortalEnv>,
  deps: PortalDeps,
  { rows, next }: Page<Row>,
  list: { action: AuditAction; detail: Readonly<Record<string, unknown>> },
): Promise<Page<Row>> {
  const [first, last] = [rows[0]?.reference, rows.at(-1)?.reference];
  await audit(deps, c.var.at, {
    action: list.action,
    detail: { ...list.detail, first, last, count: rows.length },
  });
  if (next === undefined) return { rows };
  c.header('Link', nextLink(deps.publicUrl, c.req.url, next));
  return { rows, next };
}
