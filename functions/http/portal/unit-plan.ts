import { Hono } from 'hono';
import * as z from 'zod';
import type { Area } from '../../domain/care/area.ts';
import { Failed, fail } from '../../domain/failure.ts';
import { defaultPlan, planSchema, type SurveyPlan } from '../../domain/survey/plan.ts';
import { getPlan, type StoredPlan, setPlan } from '../../storage/unit-plan.ts';
import { asLead } from '../auth.ts';
import { asJson, described, perArea } from '../openapi/described.ts';
import { json } from '../request.ts';
import { entryOf, type PortalDeps, type PortalEnv } from './context.ts';

type SeenPlan = { version: number } & SurveyPlan;

const SeenPlan = perArea<SeenPlan>('UnitPlan', (area) =>
  planSchema(area).safeExtend({
    version: z
      .int()
      .min(0)
      .describe('The version that a change is based on; 0 where the unit has written none'),
  }),
);

const seen = (area: Area, stored: StoredPlan | null): SeenPlan => ({
  version: stored?.version ?? 0,
  ...(stored?.plan ?? defaultPlan(area)),
});

/** Routes for what the system sends by itself: staff see the unit's plan, a lead changes it. */
export function unitPlanRoutes(deps: PortalDeps) {
  const { table } = deps;
  return new Hono<PortalEnv>()
    .get(
      '/unit/plan',
      described(() => ({
        summary: 'What the system sends by itself, when and how; nothing until a lead turns it on',
        answers: { 200: asJson(SeenPlan) },
      })),
      async (c) => c.json(seen(c.var.at.area, await getPlan(table, c.var.at.unit.id))),
    )
    .put(
      '/unit/plan',
      described(() => ({
        summary: 'For leads: changes what the system sends by itself',
        answers: { 200: asJson(SeenPlan) },
        problems: [409],
      })),
      async (c, next) => {
        asLead(c.var.at);
        await next();
      },
      json(SeenPlan),
      async (c) => {
        const { version, ...plan } = c.req.valid('json');
        const { area, unit } = c.var.at;
        // The plan is no patient data: the log keeps every one that ever held.
        const detail = { version: version + 1, plan };
        const entry = entryOf(deps, c.var.at, { action: 'change-plan', detail });
        const stored = await setPlan(table, unit.id, { plan, version }, entry).catch(
          async (error: unknown) => {
            if (!(error instanceof Failed) || error.failure.kind !== 'conflict') throw error;
            return fail({ ...error.failure, current: seen(area, await getPlan(table, unit.id)) });
          },
        );
        return c.json(seen(area, stored));
      },
    );
}
