import { randomBytes } from 'node:crypto';
import { countingIn } from '../../functions/domain/areas/counting.ts';
import { periferFacialispares as area } from '../../functions/domain/areas/perifer-facialispares.ts';
import { unitOf } from '../../functions/domain/care/area.ts';
import type { Patient } from '../../functions/domain/patient/patient.ts';
import { description } from '../../functions/http/openapi/description.ts';
import { portalApp } from '../../functions/http/portal/portal.ts';
import { inParallel } from '../../functions/in-parallel.ts';
import { demoPatients } from '../../functions/local/demo/demo-patients.ts';
import { putImported } from '../../functions/storage/patient/imported-patient.ts';
import type { Table } from '../../functions/storage/table.ts';
import { applyTallies } from '../../functions/storage/totals/tallies.ts';
import { entry } from '../support/builders.ts';
import { hmacUnder } from '../support/hmac.ts';

export const portalUnit = 'sahlgrenska';

/** Makes invented patients of one unit, over the 18 months before now. */
export function somePatients(count: number, now = new Date()): Patient[] {
  return demoPatients(area, unitOf(area, portalUnit), { now, seed: 'bench', count });
}

/** The portal's API for one member of staff, without the check of the token, which needs no database. */
export function portalOn(table: Table, now = () => new Date()) {
  return portalApp({
    table,
    now,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    verify: async () => ({ subject: 'bench', role: 'staff', unit: portalUnit }),
    sealingKey: new Uint8Array(randomBytes(32)),
    deriveMac: hmacUnder('bench'),
    publicUrl: 'http://127.0.0.1',
    description,
  });
}

export const headers = { Authorization: 'Bearer bench' };

/** The size of an import's requests, in bytes: far below the limit of 4 MB, so that progress can be shown. */
const pieceBytes = 1_000_000;

/** Joins lines into requests as the portal does. */
function* pieces(lines: Iterable<string>): Generator<string> {
  let piece = '';
  for (const line of lines) {
    if (piece.length + line.length > pieceBytes) {
      yield piece;
      piece = '';
    }
    piece += `${line}\n`;
  }
  if (piece !== '') yield piece;
}

/**
 * Imports lines through the API.
 * @returns the number of created patients
 * @throws when a line is refused
 */
export async function importLines(
  app: ReturnType<typeof portalOn>,
  lines: Iterable<string>,
): Promise<number> {
  let created = 0;
  for (const body of pieces(lines)) {
    const response = await app.request('/api/portal/import', {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/x-ndjson' },
      body,
    });
    const result = (await response.json()) as { created: number; rejected: unknown[] };
    if (response.status !== 200 || result.rejected.length > 0) {
      throw new Error(`${response.status} ${JSON.stringify(result).slice(0, 500)}`);
    }
    created += result.created;
  }
  return created;
}

/** Brings the unit's numbers up to date, as the stream does. */
export async function countAll(table: Table, patients: readonly Patient[]): Promise<void> {
  const references = patients.map(({ reference }) => reference);
  const [failed] = await applyTallies(
    table,
    portalUnit,
    references,
    countingIn(portalUnit, () => new Date()),
  );
  if (failed) throw failed.error;
}

/** Stores patients by an import's transactions, without reading or checking. */
export async function writeAll(table: Table, patients: readonly Patient[]): Promise<void> {
  await inParallel(patients, 4, ({ invitations, ...record }) =>
    putImported(
      table,
      portalUnit,
      {
        record,
        read: null,
        invitations: invitations.map((invitation) => ({ invitation, isNew: true })),
      },
      entry(),
    ),
  );
}
