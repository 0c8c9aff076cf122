import { Hono } from 'hono';
import * as z from 'zod';
import { Reason } from '../../../domain/care/free-text.ts';
import { stockholmDate } from '../../../domain/care/period.ts';
import { WrittenDate } from '../../../domain/care/written.ts';
import { fail } from '../../../domain/failure.ts';
import { Reference } from '../../../domain/patient/patient.ts';
import { needName, needsOf } from '../../../domain/worklist/needs.ts';
import {
  declinedOf,
  nextOutcomes,
  outcomeConflict,
  outcomeErrors,
  outcomes,
  settledBy,
} from '../../../domain/worklist/outcome.ts';
import { isDue, needAt } from '../../../domain/worklist/worklist.ts';
import { getPatient } from '../../../storage/patient/patients.ts';
import { type Outcomes, storeOutcome } from '../../../storage/worklist/outcomes.ts';
import { asJson, described } from '../../openapi/described.ts';
import { json, refuse } from '../../request.ts';
import { entryOf, type PortalDeps, type PortalEnv } from '../context.ts';

const AskedOutcome = z
  .strictObject({
    outcome: z.enum(outcomes),
    until: WrittenDate.optional().describe('For `snoozed`: the day on which it comes back'),
    reason: Reason.optional().describe('Required for `snoozed`'),
  })
  .meta({ id: 'WorklistOutcome' });

const StoredOutcome = z
  .strictObject({
    id: z.string(),
    outcome: z.enum(outcomes),
    until: WrittenDate.describe('The day on which it comes back, if it is still there'),
    reason: z.string().optional(),
    tries: z.int().optional().describe('Calls without a reply'),
  })
  .meta({ id: 'StoredOutcome' });
type StoredOutcome = z.infer<typeof StoredOutcome>;

/** Notes what staff did about a need, in the access log too. */
export function worklistOutcomeRoutes(deps: PortalDeps) {
  const { table, now } = deps;
  return new Hono<PortalEnv>().post(
    '/worklist/:id',
    described(() => ({
      summary:
        'Puts a need off to a day, or notes how a call ended; a patient who declined is asked no more about that measure and year, until `reopened` takes it back (409 for any other outcome)',
      answers: { 200: asJson(StoredOutcome) },
      problems: [409],
    })),
    json(AskedOutcome),
    async (c) => {
      const { area, unit } = c.var.at;
      const { reference, name } = needAt(c.req.param('id')) ?? fail({ kind: 'not-found', what: 'need' });
      if (!Reference.safeParse(reference).success) fail({ kind: 'not-found', what: 'need' });
      const today = stockholmDate(now());
      // Of the record itself, since the list may be some seconds behind: a need that was just mended is gone.
      const stored = await getPatient(table, unit.id, reference);
      const needs = stored ? needsOf(area, unit.id, stored.patient) : [];
      const need =
        needs.find((one) => needName(one) === name && isDue(one, today)) ??
        fail({ kind: 'not-found', what: 'need' });
      const asked = c.req.valid('json');
      refuse(outcomeErrors(need.kind, asked, today));
      const { outcome, until, reason } = asked;
      const entry = entryOf(deps, c.var.at, {
        action: 'settle-need',
        reference,
        reason,
        detail: { need: name, outcome, until },
      });
      const names = settledBy(need, outcome, needs);
      const next = (before: Outcomes) => {
        const why = outcomeConflict(asked, declinedOf(need, needs, before) ?? before[name]);
        return why ? fail({ kind: 'conflict', why }) : nextOutcomes(asked, names, before, today);
      };
      const settled = await storeOutcome(table, unit.id, { reference, today }, next, entry);
      const own = settled[name] ?? Object.values(settled)[0] ?? fail({ kind: 'not-found', what: 'need' });
      return c.json({ id: c.req.param('id'), ...own } satisfies StoredOutcome);
    },
  );
}
