import { Hono } from 'hono';
import * as z from 'zod';
import { importLimit } from '../../domain/limits.ts';
import { Reference } from '../../domain/patient/patient.ts';
import { exportLine } from '../../exchange/line.ts';
import { listPatients } from '../../storage/patient/patients.ts';
import { allAlike } from '../../storage/patient/reference-names.ts';
import { asLines, described } from '../openapi/described.ts';
import { queryNumber } from '../query-number.ts';
import { nextLink, query } from '../request.ts';
import { audit, type PortalDeps, type PortalEnv } from './context.ts';
import { PatientLine } from './patient-line.ts';
import { answerSealing } from './sealed-answers.ts';

const patientsPerPage = 1000;

const ExportQuery = z.strictObject({
  after: Reference.optional(),
  limit: queryNumber({ to: patientsPerPage, usual: patientsPerPage }),
});

/** Exports the unit's patients as lines that an import accepts, page by page, ordered by reference. */
export function exportRoutes(deps: PortalDeps) {
  const { table, publicUrl } = deps;
  const { seal } = answerSealing(deps);
  return new Hono<PortalEnv>().get(
    '/export',
    described(() => ({
      summary:
        'The unit’s patients ordered by reference, as an import takes them; PREM values are sealed. A Link header with rel="next" while there are more',
      answers: { 200: asLines(PatientLine) },
    })),
    query(ExportQuery),
    async (c) => {
      const { after, limit } = c.req.valid('query');
      const { patients, next } = await listPatients(table, c.var.at.unit.id, {
        limit,
        withPremValues: true,
        ...(after === undefined ? {} : { after }),
      });

      // A page can itself be imported, so it stays under the import's limit.
      const alike = await allAlike(table, c.var.at.unit.id);
      const lines: string[] = [];
      let bytes = 0;
      for (const { patient } of patients) {
        const line = `${JSON.stringify(exportLine(patient, seal, alike.get(patient.reference)))}\n`;
        bytes += Buffer.byteLength(line);
        if (bytes > importLimit && lines.length > 0) break;
        lines.push(line);
      }
      const first = patients[0]?.patient.reference;
      const last = patients[lines.length - 1]?.patient.reference;
      const isMore = lines.length < patients.length || next !== undefined;

      await audit(deps, c.var.at, { action: 'export', detail: { first, last, count: lines.length } });
      if (isMore) {
        c.header('Link', nextLink(publicUrl, c.req.url, last ?? ''));
      }
      return c.body(lines.join(''), 200, { 'Content-Type': 'application/x-ndjson' });
    },
  );
}
