import { Hono } from 'hono';
import * as z from 'zod';
import { importPatients, ndjsonLines } from './import-lines.ts';
import { audit, type PortalDeps, type PortalEnv } from './portal-context.ts';
import { expectType, importLimit, query, readBytes, utf8 } from './request.ts';

const ImportQuery = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') });

/** Patients in, as lines of JSON: what goes in is said, and why the rest does not. */
export function importRoutes(deps: PortalDeps) {
  return new Hono<PortalEnv>().post('/import', query(ImportQuery), async (c) => {
    expectType(c, 'application/x-ndjson');
    const dryRun = c.req.valid('query').dryRun === 'true';
    const text = utf8(await readBytes(c.req.raw, importLimit));
    const result = await importPatients(deps, c.var.at, ndjsonLines(text), dryRun);
    const { created, updated, unchanged, rejected } = result;
    await audit(deps, c.var.at, {
      action: dryRun ? 'preview-import' : 'import',
      detail: { created, updated, unchanged, rejected: rejected.length },
    });
    return c.json(result);
  });
}
