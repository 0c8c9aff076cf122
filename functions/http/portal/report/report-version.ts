import { Hono } from 'hono';
import { fail } from '../../../domain/failure.ts';
import { signedJson } from '../../../domain/report/signed-report.ts';
import { fhirJson } from '../../../exchange/fhir/canonical.ts';
import { reportBundle } from '../../../exchange/fhir/report-bundle.ts';
import { reportCsv, reportTypes, reportWorkbook } from '../../../exchange/report/report-files.ts';

import { readVersion } from '../../../storage/report/report-versions.ts';
import { asJson, described } from '../../openapi/described.ts';
import type { PortalDeps, PortalEnv } from '../context.ts';
import { viewOf } from '../year/year-view.ts';
import { SignedVersion } from './report-form.ts';

/** Returns a signed version as it was signed, as JSON, CSV, a workbook or FHIR. */
export function reportVersionRoutes({ table, now }: PortalDeps) {
  return new Hono<PortalEnv>().get(
    '/report/:year/:version',
    described(() => ({
      summary:
        'A signed version, with the bytes that its hash is over; `.csv` and `.xlsx` after the number give tables, `.fhir.json` a Bundle of MeasureReports',
      answers: {
        200: {
          ...asJson(SignedVersion),
          [reportTypes.csv]: null,
          [reportTypes.xlsx]: null,
          [fhirJson]: null,
        },
      },
      problems: [422],
    })),
    async (c) => {
      const { area, unit } = c.var.at;
      const { year } = viewOf(area, c.req.param('year'), now());
      const [, number, type = 'json'] =
        /^([1-9]\d{0,3})(?:\.(json|csv|xlsx|fhir\.json))?$/.exec(c.req.param('version')) ??
        fail({ kind: 'not-found', what: 'report-version' });
      const stored = await readVersion(table, unit.id, year, Number(number));
      const signed = stored ?? fail({ kind: 'not-found', what: 'report-version' });
      if (type === 'json') return c.body(signedJson(signed), 200, { 'Content-Type': 'application/json' });
      const name = `arsrapport-${unit.id}-${year}-v${signed.version}.${type}`;
      const headers = { 'Content-Disposition': `attachment; filename="${name}"` };
      if (type === 'fhir.json')
        return c.body(JSON.stringify(reportBundle(area, signed)), 200, {
          ...headers,
          'Content-Type': fhirJson,
        });
      return type === 'csv'
        ? c.body(reportCsv(area, signed), 200, { ...headers, 'Content-Type': reportTypes.csv })
        : c.body(await reportWorkbook(area, signed), 200, { ...headers, 'Content-Type': reportTypes.xlsx });
    },
  );
}
