import { Hono } from 'hono';
import * as z from 'zod';
import type { Area } from '../../domain/care/area.ts';
import { momentOf } from '../../domain/care/period.ts';
import { fail } from '../../domain/failure.ts';
import { earlierRoom, importLimit, importTime, linesLimit } from '../../domain/limits.ts';
import { readCsv } from '../../exchange/files/csv.ts';
import { type Table, UnreadableFile } from '../../exchange/files/table.ts';
import { readXlsx, workbookType } from '../../exchange/files/xlsx.ts';
import { patientsInTables, rejectionInRows } from '../../exchange/patients-in-tables.ts';
import { ImportResult, rejectionsOf } from '../../exchange/result.ts';
import { headersOf } from '../../exchange/template/headers.ts';
import { toldRejections } from '../../exchange/told-rejections.ts';
import type { AtUnit } from '../auth.ts';
import { asJson, asLines, described } from '../openapi/described.ts';
import { expectType, query, readBytes, utf8 } from '../request.ts';
import { AcceptSame, audit, type PortalDeps, type PortalEnv } from './context.ts';
import { type ImportHow, importPatients } from './import-lines.ts';
import { ndjsonLines, tooManyLines } from './ndjson-lines.ts';
import { GivenPatientLine } from './patient-line.ts';

const flag = z.enum(['true', 'false']).default('false');

const ImportQuery = z.strictObject({
  dryRun: flag,
  details: flag,
  sameReference: AcceptSame,
  earlier: z
    .string()
    .max(earlierRoom)
    .default('')
    .transform((references) => references.split(',').filter((one) => one !== ''))
    .describe(
      'References on earlier lines of a file that is sent in several requests, comma-separated, so that a preview names those that read alike',
    ),
});

const importTypes = ['application/x-ndjson', 'text/csv', workbookType] as const;

/**
 * Imports patients from JSON lines, CSV or a workbook. The answer lists the imported and the refused lines.
 */
export function importRoutes(deps: PortalDeps) {
  return new Hono<PortalEnv>().post(
    '/import',
    described(() => ({
      summary: 'Imports patients, each all or nothing; `dryRun=true` writes nothing',
      body: { ...asLines(GivenPatientLine), 'text/csv': null, [workbookType]: null },
      answers: { 200: asJson(ImportResult) },
    })),
    query(ImportQuery),
    async (c) => {
      const type = expectType(c, ...importTypes);
      const asked = c.req.valid('query');
      const begun = performance.now();
      const how: ImportHow = {
        dryRun: asked.dryRun === 'true',
        details: asked.details === 'true',
        acceptsAlike: asked.sameReference === 'accepted',
        earlier: asked.earlier,
        hasTime: () => performance.now() - begun < (deps.importTime ?? importTime),
      };
      const bytes = await readBytes(c.req.raw, importLimit);
      const result =
        type === 'application/x-ndjson'
          ? await importPatients(deps, c.var.at, ndjsonLines(utf8(bytes)), how)
          : await importTables(deps, c.var.at, await tablesOf(c.var.at.area, type, bytes), how);
      const { created, updated, unchanged, rejected, rejectedMore = 0, details } = result;
      const shown = details && { shown: details.length };
      await audit(deps, c.var.at, {
        action: how.dryRun ? 'preview-import' : 'import',
        detail: { created, updated, unchanged, rejected: rejected.length + rejectedMore, ...shown },
      });
      return c.json(result);
    },
  );
}

async function tablesOf(
  area: Area,
  type: 'text/csv' | typeof workbookType,
  bytes: Uint8Array,
): Promise<Table[]> {
  try {
    return type === 'text/csv' ? readCsv('CSV', bytes, headersOf(area)) : await readXlsx(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) return fail({ kind: 'malformed', detail: error.message });
    throw error;
  }
}

/** Imports the patients of a file; errors name the sheet, row and column. */
async function importTables(
  deps: PortalDeps,
  at: AtUnit,
  tables: readonly Table[],
  how: ImportHow,
): Promise<ImportResult> {
  const { patients, faults, notes } = patientsInTables(at.area, tables, momentOf(deps.now()));
  if (patients.length > linesLimit) tooManyLines();
  const lines = patients.map(({ row, line }) => ({ line: row, value: line }));
  const result = await importPatients(deps, at, lines, how);
  const byRow = new Map(patients.map((patient) => [patient.row, patient]));
  const rejected = result.rejected.map((rejection) => {
    const patient = byRow.get(rejection.line);
    return patient ? rejectionInRows(patient, rejection) : rejection;
  });
  const told = toldRejections([...rejectionsOf(faults), ...rejected]);
  const rejectedMore = (result.rejectedMore ?? 0) + (told.rejectedMore ?? 0);
  return {
    ...result,
    ...told,
    ...(rejectedMore > 0 ? { rejectedMore } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
}
