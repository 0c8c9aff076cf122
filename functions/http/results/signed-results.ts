import { Hono } from 'hono';
import { periodOf } from '../../domain/care/area.ts';
import { reportedBy } from '../../domain/care/period.ts';
import { fail } from '../../domain/failure.ts';
import { breachesOf } from '../../domain/measure/measure-set.ts';
import { countryOf } from '../../domain/report/country.ts';
import { fhirJson } from '../../exchange/fhir/canonical.ts';
import { resultsBundle } from '../../exchange/fhir/report-bundle.ts';
import { reportTypes } from '../../exchange/report/report-files.ts';
import { resultsCsv, resultsWorkbook } from '../../exchange/report/results-files.ts';
import { appendAudit } from '../../storage/audit.ts';
import { listPublications, type PublicationHead } from '../../storage/publication/publications.ts';
import { asJson, described } from '../openapi/described.ts';
import { type AskedYear, askedYear, type ResultsDeps, type ResultsEnv, resultsEntry } from './context.ts';
import { ResultsView } from './result-form.ts';
import { signedResults } from './signed-result.ts';
import { readSignedYear, type UnitReport } from './signed-year.ts';

function viewOfResults(
  { area, year }: AskedYear,
  reports: readonly UnitReport[],
  publications: readonly PublicationHead[],
): ResultsView {
  const contents = reports.map(({ content }) => content);
  return {
    area: area.id,
    year,
    period: periodOf(area, year),
    reportBy: reportedBy(year),
    ...(area.status === 'draft' ? { set: { status: area.status, breaches: breachesOf(area) } } : {}),
    expected: area.units.map(({ id }) => id),
    reports: reports.map(({ unit, signed: { version, signedAt, hash, reason }, onTime, content }) => ({
      unit: unit.id,
      version,
      signedAt,
      onTime,
      hash,
      definitions: content.definitions,
      ...(reason === undefined ? {} : { reason }),
    })),
    country: { measures: signedResults(area, countryOf(area, year, contents)) },
    units: Object.fromEntries(
      reports.map(({ unit, content }) => [unit.id, { measures: signedResults(area, content) }]),
    ),
    publications: publications.map(({ publication, publishedAt, reports: made }) => ({
      publication,
      publishedAt,
      reports: made.map(({ unit, version }) => ({ unit, version })),
    })),
  };
}

/** The signed reports of an area and year, and the country's figures as their sum. */
export function signedResultRoutes(deps: ResultsDeps) {
  const { table, now } = deps;
  return new Hono<ResultsEnv>().get(
    '/:area/:year',
    described(() => ({
      summary:
        'For the authority: the latest signed reports of a year and the country as their sum; `.csv` and `.xlsx` after the year give tables, `.fhir.json` a Bundle of MeasureReports',
      answers: {
        200: { ...asJson(ResultsView), [reportTypes.csv]: null, [reportTypes.xlsx]: null, [fhirJson]: null },
      },
      problems: [422],
    })),
    async (c) => {
      const [, written = '', type = 'json'] =
        /^([^.]+)(?:\.(json|csv|xlsx|fhir\.json))?$/.exec(c.req.param('year')) ??
        fail({ kind: 'not-found', what: 'address' });
      const asked = askedYear(c.req.param('area'), written, now());
      const { area, year } = asked;
      const reports = await readSignedYear(table, asked);
      const units = reports.map(({ unit, signed }) => `${unit.id} v${signed.version}`);
      const entry = resultsEntry(deps, c.var.who, 'read-results', { year, type, reports: units });
      await appendAudit(table, area.id, entry);
      if (type === 'json') {
        const published = (await listPublications(table, area.id)).filter((head) => head.year === year);
        return c.json(viewOfResults(asked, reports, published));
      }
      const headers = { 'Content-Disposition': `attachment; filename="resultat-${area.id}-${year}.${type}"` };
      if (type === 'fhir.json')
        return c.body(JSON.stringify(resultsBundle(area, year, reports)), 200, {
          ...headers,
          'Content-Type': fhirJson,
        });
      return type === 'csv'
        ? c.body(resultsCsv(area, year, reports), 200, { ...headers, 'Content-Type': reportTypes.csv })
        : c.body(await resultsWorkbook(area, year, reports), 200, {
            ...headers,
            'Content-Type': reportTypes.xlsx,
          });
    },
  );
}
