import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import * as z from 'zod';
import { importLimit } from '../../domain/limits.ts';
import { type Patient, Reference } from '../../domain/patient/patient.ts';
import { patientExport } from '../../exchange/fhir/patient-export.ts';
import type { MakeId } from '../../exchange/fhir/references.ts';
import { exportLine } from '../../exchange/line.ts';
import { listPatients } from '../../storage/patient/patients.ts';
import { allAlike } from '../../storage/patient/reference-names.ts';
import type { AtUnit } from '../auth.ts';
import { asLines, described } from '../openapi/described.ts';
import { queryNumber } from '../query-number.ts';
import { nextLink, query } from '../request.ts';
import { audit, type PortalDeps, type PortalEnv } from './context.ts';
import { PatientLine } from './patient-line.ts';
import { answerSealing } from './sealed-answers.ts';

const patientsPerPage = 1000;

const ExportQuery = z.strictObject({
  after: Reference.optional(),
  format: z.enum(['ndjson', 'fhir']).default('ndjson'),
  limit: queryNumber({ to: patientsPerPage, usual: patientsPerPage }),
});

const fhirLines = 'application/fhir+ndjson';

/** Lines of a page, and where the page ends. */
type Page = { text: string; count: number };

/** Joins the lines of patients up to the limit: a page can itself be imported, and passes through Lambda. */
function pageOf(patients: readonly Patient[], linesOf: (patient: Patient) => string): Page {
  const texts: string[] = [];
  let bytes = 0;
  for (const patient of patients) {
    const lines = linesOf(patient);
    bytes += Buffer.byteLength(lines);
    if (bytes > importLimit && texts.length > 0) break;
    texts.push(lines);
  }
  return { text: texts.join(''), count: texts.length };
}

/** The same names always give the same id, and none can be read from it. */
const makeId: MakeId = (names) =>
  createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 40);

const inLines = (parts: readonly object[]): string =>
  parts.map((part) => `${JSON.stringify(part)}\n`).join('');

/**
 * Exports the unit's patients page by page, ordered by reference: as lines that an import accepts, or as FHIR resources,
 * one on a line.
 */
export function exportRoutes(deps: PortalDeps) {
  const { table, publicUrl } = deps;
  const { seal } = answerSealing(deps);

  /** How a patient is written in the format. */
  async function writer({ area, unit }: AtUnit, isFhir: boolean): Promise<(patient: Patient) => string> {
    if (isFhir) return (patient) => inLines(patientExport({ area, unit, patient, makeId }));
    const alike = await allAlike(table, unit.id);
    return (patient) => inLines([exportLine(patient, seal, alike.get(patient.reference))]);
  }

  return new Hono<PortalEnv>().get(
    '/export',
    described(() => ({
      summary:
        'The unit’s patients ordered by reference, as an import takes them; PREM values are sealed. With `format=fhir` as FHIR R4 resources, one on a line, without PREM answers. A Link header with rel="next" while there are more',
      answers: { 200: { ...asLines(PatientLine), [fhirLines]: null } },
    })),
    query(ExportQuery),
    async (c) => {
      const { after, limit, format } = c.req.valid('query');
      const isFhir = format === 'fhir';
      const { patients, next } = await listPatients(table, c.var.at.unit.id, {
        limit,
        withPremValues: !isFhir,
        ...(after === undefined ? {} : { after }),
      });
      const { text, count } = pageOf(
        patients.map(({ patient }) => patient),
        await writer(c.var.at, isFhir),
      );
      const first = patients[0]?.patient.reference;
      const last = patients[count - 1]?.patient.reference;
      const isMore = count < patients.length || next !== undefined;

      const detail = { first, last, count, ...(isFhir ? { format } : {}) };
      await audit(deps, c.var.at, { action: 'export', detail });
      if (isMore) {
        c.header('Link', nextLink(publicUrl, c.req.url, last ?? ''));
      }
      return c.body(text, 200, { 'Content-Type': isFhir ? fhirLines : 'application/x-ndjson' });
    },
  );
}
