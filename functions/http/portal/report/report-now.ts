import { createHash } from 'node:crypto';
import { countingIn } from '../../../domain/areas/counting.ts';
import { firstYearOf } from '../../../domain/care/area.ts';
import { addMonths, type CivilDate } from '../../../domain/care/period.ts';
import { addCounters, type Counters } from '../../../domain/measure/counters.ts';
import type { MeasuredArea } from '../../../domain/measure/measured-area.ts';
import { canonicalForm, chainedText } from '../../../domain/report/canonical.ts';
import type { Check } from '../../../domain/report/check.ts';
import { checksOf } from '../../../domain/report/checks.ts';
import { contentOf, memberCounters, type ReportContent } from '../../../domain/report/content.ts';
import type { SignedReport } from '../../../domain/report/signed-report.ts';
import { commentsIn } from '../../../domain/report/state.ts';
import { isSame } from '../../../domain/same.ts';
import { inParallel } from '../../../in-parallel.ts';
import { countEntries } from '../../../storage/audit.ts';
import { numbersOf, type ReportBasis, readReportBasis } from '../../../storage/report/report-basis.ts';
import { readVersions } from '../../../storage/report/report-versions.ts';
import type { Table } from '../../../storage/table.ts';
import { lossActions } from '../../../storage/totals/answer-changes.ts';
import { countYear } from '../../../storage/totals/counted-year.ts';
import { readYear } from '../../../storage/totals/totals.ts';
import type { AtUnit } from '../../auth.ts';
import type { PortalDeps } from '../context.ts';

export const hashOf = (previous: string, canonical: string): string =>
  createHash('sha256').update(chainedText(previous, canonical)).digest('hex');

/** A year's report as it is at this moment, and what it was made from. */
export type ReportNow = {
  basis: ReportBasis;
  checks: Check[];
  content: ReportContent;
  canonical: string;
  /** The hash that the version signed next has, where no answers close with it. */
  hash: string;
  versions: SignedReport[];
  /** What each patient adds to the counters, by reference. */
  members: ReadonlyMap<string, Counters>;
};

/** The measures whose answers are hidden. */
export const hiddenIn = ({ measures }: MeasuredArea): string[] =>
  measures.filter(({ answersHidden }) => answersHidden).map(({ id }) => id);

/** Months of the access log that are read at once. */
const monthsAtOnce = 4;

/** Counts the counted answers that have left the year or were replaced, by measure. */
async function replacedIn(table: Table, unit: string, year: number, today: CivilDate): Promise<Counters> {
  const months: string[] = [];
  for (let day = `${year}-01-01`; day <= today; day = addMonths(day, 1)) months.push(day.slice(0, 7));
  const asked = { actions: Object.values(lossActions), year };
  const counts = await inParallel(months, monthsAtOnce, (month) => countEntries(table, unit, month, asked));
  return counts.reduce<Counters>((sum, one) => addCounters(sum, one), {});
}

/** Makes the report of a year from what is stored, and counts the unit's patients anew. */
export async function reportNow(
  { table, now }: PortalDeps,
  { area, unit }: AtUnit,
  { year, today }: { year: number; today: CivilDate },
): Promise<ReportNow> {
  const hidden = hiddenIn(area);
  const [basis, versions, counted, before, replaced] = await Promise.all([
    readReportBasis(table, unit.id, year, hidden),
    readVersions(table, unit.id, year),
    countYear(table, unit.id, countingIn(unit.id, now), year),
    year > firstYearOf(area) ? readYear(table, unit.id, year - 1, hidden) : undefined,
    replacedIn(table, unit.id, year, today),
  ]);
  const numbers = numbersOf(basis);
  const agrees = isSame(counted.totals, numbers.totals);
  const checks = checksOf({ area, year, today, numbers, agrees, before, replaced });
  const content = contentOf(
    { area, year, today },
    unit.id,
    numbers,
    commentsIn(checks, basis.answers?.answers ?? {}),
  );
  const canonical = canonicalForm(content);
  const members = new Map(
    [...counted.members].map(([reference, counters]) => [reference, memberCounters(area, counters, year)]),
  );
  const hash = hashOf(versions.at(-1)?.hash ?? '', canonical);
  return { basis, checks, content, canonical, hash, versions, members };
}
