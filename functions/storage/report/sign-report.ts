import { fail } from '../../domain/failure.ts';
import type { Counters } from '../../domain/measure/counters.ts';
import type { SignedReport } from '../../domain/report/signed-report.ts';
import { type AuditEntry, writeWithEntry } from '../audit.ts';
import { replacing } from '../condition.ts';
import { keys, type Table } from '../table.ts';
import type { GroupsSigned } from '../totals/answer-groups.ts';
import type { ReportBasis } from './report-basis.ts';
import { putReportMembers } from './report-members.ts';
import { versionPut } from './report-versions.ts';

/** A condition that an item still has the version that was read, or still does not exist. */
const unchanged = (table: Table, pk: string, sk: string, version: number | undefined) => ({
  ConditionCheck: { TableName: table.name, Key: { pk, sk }, ...replacing(version) },
});

/**
 * Stores a signed version. What each patient added to it is written first, under a name that follows from it; then
 * the version, the groups of answers that close with it and the log entry in one transaction, while the numbers and
 * the answers to checks are those that it was made from. A stop in between leaves no version, and
 * a signing of the same numbers writes the same entries again.
 * @throws Failed conflict when another has signed the version, or the numbers or answers have changed
 */
export async function storeSigned(
  table: Table,
  unit: string,
  signed: SignedReport,
  { basis, groups, members }: SigningParts,
  entry: AuditEntry,
): Promise<void> {
  const { year, members: name } = signed;
  if (!(await putReportMembers(table, { unit, year, name }, members)))
    fail({ kind: 'conflict', why: 'report-changed' });
  const changes = [
    versionPut(table, unit, signed),
    unchanged(table, keys.totals(unit), keys.totalsYear(year), basis.totalsVersion),
    unchanged(table, keys.reports(unit), keys.reportAnswers(year), basis.answers?.version),
    ...groups.flatMap(({ writes }) => writes),
  ];
  const collision = await writeWithEntry(table, unit, changes, entry);
  if (collision)
    fail({ kind: 'conflict', why: collision.refused.includes(0) ? 'report-signed' : 'report-changed' });
}

/** What a version was made from. */
export type SigningParts = {
  basis: ReportBasis;
  groups: readonly GroupsSigned[];
  /** What each patient adds to it, by reference. */
  members: ReadonlyMap<string, Counters>;
};
