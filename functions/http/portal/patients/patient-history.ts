import { Hono } from 'hono';
import * as z from 'zod';
import { WrittenInstant } from '../../../domain/care/written.ts';
import { isAuditPlace, listAudit } from '../../../storage/audit.ts';
import { asJson, described } from '../../openapi/described.ts';
import { queryNumber } from '../../query-number.ts';
import { query } from '../../request.ts';
import {
  type AuditAction,
  audit,
  auditActions,
  type PortalDeps,
  type PortalEnv,
  patientOrFail,
  referenceIn,
} from '../context.ts';

const HistoryQuery = z.strictObject({
  after: z.string().max(80).refine(isAuditPlace, 'Ange det som `next` var på sidan före.').optional(),
  limit: queryNumber({ to: 200, usual: 50 }),
  only: z.literal('changes').optional().describe('Leaves out who has only read'),
});

/** The actions that read a patient without a change. */
const mereReadings: readonly AuditAction[] = ['read-patient', 'read-history', 'preview-patient'];

const History = z
  .strictObject({
    entries: z.array(
      z.strictObject({
        at: WrittenInstant,
        who: z.string(),
        action: z.enum(auditActions),
        reason: z.string().optional(),
        detail: z.record(z.string(), z.unknown()).optional(),
      }),
    ),
    next: z.string().optional(),
  })
  .meta({ id: 'History' });

/** Lists the readings and changes of a patient's record. */
export function patientHistoryRoutes(deps: PortalDeps) {
  const { table } = deps;
  return new Hono<PortalEnv>().get(
    '/patients/:reference/history',
    described(() => ({
      summary: 'Who read or changed the patient, newest first',
      answers: { 200: asJson(History) },
    })),
    query(HistoryQuery),
    async (c) => {
      const reference = referenceIn(c.req.param('reference'));
      const { after, limit, only } = c.req.valid('query');
      const { entries, next } = await listAudit(table, c.var.at.unit.id, {
        reference,
        limit,
        without: only === 'changes' ? mereReadings : [],
        ...(after === undefined ? {} : { after }),
      });
      // A deleted patient still has a history.
      if (entries.length === 0 && after === undefined) await patientOrFail(deps, c.var.at, reference);
      await audit(deps, c.var.at, { action: 'read-history', reference });
      const rows = entries.map(({ at, who, action, reason: given, detail }) => ({
        at,
        who,
        action,
        ...(given === undefined ? {} : { reason: given }),
        ...(detail === undefined ? {} : { detail }),
      }));
      return c.json({ entries: rows, ...(next === undefined ? {} : { next }) });
    },
  );
}
