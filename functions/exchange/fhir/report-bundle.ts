import type { Bundle, FhirResource, Provenance } from 'fhir/r4.js';
import { unitOf } from '../../domain/care/area.ts';
import type { MeasuredArea } from '../../domain/measure/measured-area.ts';
import type { ReportContent } from '../../domain/report/content.ts';
import { countryOf } from '../../domain/report/country.ts';
import { contentIn, type SignedReport } from '../../domain/report/signed-report.ts';
import { ownSystem, resourceUrl } from './canonical.ts';
import { measureReports } from './measure-report.ts';

/** Collects resources, each under an address of its own. */
const collectionOf = (
  named: Pick<Bundle, 'identifier' | 'timestamp'>,
  resources: readonly FhirResource[],
): Bundle => ({
  resourceType: 'Bundle',
  ...named,
  type: 'collection',
  entry: resources.map((resource) => ({ fullUrl: resourceUrl(resource), resource })),
});

const versionId = (unit: string, year: number, version: number) => ({
  system: ownSystem('report-version'),
  value: `${unit}/${year}/v${version}`,
});

/** Tells who signed the reports, from which bytes, and which version they correct. */
function provenanceOf(unit: string, signed: SignedReport, targets: readonly FhirResource[]): Provenance {
  const { year, version, signedAt, signedBy, reason, hash } = signed;
  return {
    resourceType: 'Provenance',
    id: `${unit}-${year}-v${version}`,
    target: targets.map((target) => ({ reference: resourceUrl(target) })),
    recorded: signedAt,
    ...(reason === undefined ? {} : { reason: [{ text: reason }] }),
    agent: [{ who: { identifier: { system: ownSystem('user'), value: signedBy } } }],
    entity: [
      { role: 'source', what: { identifier: { system: ownSystem('report-sha-256'), value: hash } } },
      ...(version > 1
        ? [{ role: 'revision' as const, what: { identifier: versionId(unit, year, version - 1) } }]
        : []),
    ],
  };
}

function signedReports(area: MeasuredArea, { version, signedAt }: SignedReport, content: ReportContent) {
  const { unit, definitions } = content;
  return measureReports(area, content, { of: unitOf(area, unit), definitions, version, date: signedAt });
}

/**
 * A signed version as a Bundle: a MeasureReport for each measure that has a result in its year, as it was signed, and the
 * Provenance of the signature. It refers to no patient.
 */
export function reportBundle(area: MeasuredArea, signed: SignedReport): Bundle {
  const content = contentIn(signed);
  const { unit, year } = content;
  const reports = signedReports(area, signed, content);
  return collectionOf({ identifier: versionId(unit, year, signed.version), timestamp: signed.signedAt }, [
    ...reports,
    provenanceOf(unit, signed, reports),
  ]);
}

/** The country's figures of a year as a Bundle, with the signed versions that they are the sum of. */
export function resultsBundle(
  area: MeasuredArea,
  year: number,
  reports: readonly { signed: SignedReport; content: ReportContent }[],
): Bundle {
  const contents = reports.map(({ content }) => content);
  const country = measureReports(area, countryOf(area, year, contents), {
    of: { id: 'country', name: 'Riket' },
    definitions: area.definitions,
  });
  const units = reports.map(({ signed, content }) => signedReports(area, signed, content));
  return collectionOf({}, [...country, ...units.flat()]);
}
