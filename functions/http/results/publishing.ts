import { toInstant } from '../../domain/care/period.ts';
import { fail } from '../../domain/failure.ts';
import type {
  EarlierPublication,
  Publication,
  PublishedReport,
} from '../../domain/report/publication/publication.ts';
import { publish } from '../../domain/report/publication/publish.ts';
import { contentIn, type SignedReport } from '../../domain/report/signed-report.ts';
import {
  listPublications,
  type PublicationHead,
  readWholePublication,
} from '../../storage/publication/publications.ts';
import { refuse } from '../request.ts';
import type { AskedYear, ResultsDeps } from './context.ts';
import { readSignedYear, type UnitReport } from './signed-year.ts';

/** What would be published now. */
export type NextPublication = {
  publication: Publication;
  /** Its number: from 1, within the year. */
  number: number;
  /** The publications of the year so far, the first first. */
  earlier: readonly PublicationHead[];
  /** The latest one in full. */
  latest: Publication | undefined;
  reports: readonly UnitReport[];
};

const published = ({ version, hash, ...signed }: SignedReport): PublishedReport => ({
  version,
  hash,
  content: contentIn(signed),
});

/** Finds the reports that a publication was made from among the units' signed versions. */
const reportsIn = (reports: readonly UnitReport[], { reports: made }: PublicationHead): PublishedReport[] =>
  made.map(({ unit, version }) => {
    const found = reports
      .find((one) => one.unit.id === unit)
      ?.versions.find((one) => one.version === version);
    if (!found) throw new Error(`${unit} has no version ${version}, which is published`);
    return published(found);
  });

/** Fails as invalid for a draft set, and where no unit has signed. */
function expectPublishable({ area }: AskedYear, reports: readonly UnitReport[]): void {
  if (area.status === 'draft')
    refuse([{ path: 'area', message: 'Måtten är ett utkast och kan inte publiceras.' }]);
  if (reports.length === 0)
    refuse([
      { path: 'reports', message: 'Ingen enhet har signerat årsrapporten. Det finns inget att publicera.' },
    ]);
}

/**
 * Makes the publication of what is signed now. It is computed, which takes seconds, and not stored.
 * @throws Failed invalid for a draft set, and where no unit has signed
 */
export async function nextPublication(
  { table, now, solver }: ResultsDeps,
  asked: AskedYear,
): Promise<NextPublication> {
  const { area, year } = asked;
  const reports = await readSignedYear(table, asked);
  expectPublishable(asked, reports);
  const heads = (await listPublications(table, area.id)).filter((head) => head.year === year);
  const earlier: EarlierPublication[] = [];
  for (const head of heads)
    earlier.push({
      publication: await readWholePublication(table, area.id, head),
      reports: reportsIn(reports, head),
    });
  const toPublish = {
    area,
    year,
    publishedAt: toInstant(now()),
    reports: reports.map(({ signed }) => published(signed)),
    earlier,
  };
  return {
    publication: publish(toPublish, await solver()),
    number: heads.length + 1,
    earlier: heads,
    latest: earlier.at(-1)?.publication,
    reports,
  };
}

/** The units without a signed report. */
export const missingUnits = ({ area }: AskedYear, reports: readonly UnitReport[]) =>
  area.units.filter(({ id }) => !reports.some(({ unit }) => unit.id === id));

/** Whether the latest publication is of the same reports. */
export function isPublished({
  earlier,
  publication,
}: Pick<NextPublication, 'earlier' | 'publication'>): boolean {
  const last = earlier.at(-1);
  return (
    last?.reports.length === publication.reports.length &&
    publication.reports.every(({ unit, version }) =>
      last.reports.some((one) => one.unit === unit && one.version === version),
    )
  );
}

/** Fails as a conflict unless every unit has signed, or the caller accepts that it is left out. */
export function expectAccepted(
  asked: AskedYear,
  reports: readonly UnitReport[],
  accept: readonly string[],
): void {
  const known = new Set(asked.area.units.map(({ id }) => id));
  refuse(
    accept.flatMap((unit, index) =>
      known.has(unit) ? [] : [{ path: `accept.${index}`, message: 'Det finns ingen sådan enhet.' }],
    ),
  );
  const missing = missingUnits(asked, reports).filter(({ id }) => !accept.includes(id));
  if (missing.length > 0)
    fail({
      kind: 'conflict',
      why: 'reports-missing',
      units: missing.map(({ name }) => name),
      current: { missing: missing.map(({ id }) => id) },
    });
}
