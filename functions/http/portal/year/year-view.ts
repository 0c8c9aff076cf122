import { type Area, firstYearOf, yearRefusal } from '../../../domain/care/area.ts';
import { stockholmDate, yearBeingWorkedOn, yearOf } from '../../../domain/care/period.ts';
import { fail } from '../../../domain/failure.ts';
import type { ResultView } from '../../../domain/measure/figure.ts';
import { readVersion } from '../../../storage/report/report-versions.ts';
import type { Table } from '../../../storage/table.ts';
import { queryNumber } from '../../query-number.ts';

/** Patients a page: enough for every patient of a unit of this kind, when the client sets no limit. */
const mostPatients = 1000;

/** The query of the lists behind a year's numbers. */
export const yearListLimit = queryNumber({ to: mostPatients, usual: mostPatients }).describe(
  'Patients a page',
);

/** Finds the year that a unit works on by default: never one before the area's first. */
export async function yearWorkedOn(
  table: Table,
  { area, unit }: { area: Area; unit: { id: string } },
  now: Date,
): Promise<number> {
  const today = stockholmDate(now);
  const isSigned = (await readVersion(table, unit.id, yearOf(today) - 1, 1)) !== undefined;
  return Math.max(firstYearOf(area), yearBeingWorkedOn(today, isSigned));
}

/**
 * Fails as not found for a text that is no year, as invalid for a year before the area's first or after this
 * one.
 */
export function viewOf(area: Area, text: string, now: Date): ResultView {
  if (!/^\d{4}$/.test(text)) fail({ kind: 'not-found', what: 'year' });
  const year = Number(text);
  const today = stockholmDate(now);
  const refusal = yearRefusal(area, year, today);
  if (refusal) fail({ kind: 'invalid', errors: [{ path: 'year', message: refusal }] });
  return { area, year, today };
}
