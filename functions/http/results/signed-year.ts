import type { Unit } from '../../domain/care/area.ts';
import { reportedBy, stockholmDate } from '../../domain/care/period.ts';
import type { ReportContent } from '../../domain/report/content.ts';
import { contentIn, type SignedReport } from '../../domain/report/signed-report.ts';
import { inParallel } from '../../in-parallel.ts';
import { readVersions } from '../../storage/report/report-versions.ts';
import type { Table } from '../../storage/table.ts';
import type { AskedYear } from './context.ts';

/** The latest signed report of a unit. */
export type UnitReport = {
  unit: Unit;
  signed: SignedReport;
  /** Every signed version, the first first. */
  versions: readonly SignedReport[];
  content: ReportContent;
  /** Whether the first version was signed by 31 March; a later correction does not make it late. */
  onTime: boolean;
};

const unitsAtOnce = 4;

/** Reads the latest signed report of every unit that has one, in the area's order: one query a unit. */
export async function readSignedYear(table: Table, { area, year }: AskedYear): Promise<UnitReport[]> {
  const found = await inParallel(area.units, unitsAtOnce, async (unit): Promise<UnitReport[]> => {
    const versions = await readVersions(table, unit.id, year);
    const [first, signed] = [versions[0], versions.at(-1)];
    if (!first || !signed) return [];
    const onTime = stockholmDate(first.signedAt) <= reportedBy(year);
    return [{ unit, signed, versions, content: contentIn(signed), onTime }];
  });
  return found.flat();
}
