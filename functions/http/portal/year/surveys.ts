import { Hono } from 'hono';
import { presentSurveys } from '../../../domain/measure/surveys.ts';
import { YearSurveys } from '../../../domain/measure/year-surveys.ts';
import { readYear } from '../../../storage/totals/totals.ts';
import { asJson, described } from '../../openapi/described.ts';
import type { PortalDeps, PortalEnv } from '../context.ts';
import { viewOf } from './year-view.ts';

/** Returns how the unit's surveys of a year go, from one small read. */
export function surveyRoutes({ table, now }: PortalDeps) {
  return new Hono<PortalEnv>().get(
    '/surveys/:year',
    described(() => ({
      summary:
        'How the surveys of a year go: by occasion, week of sending, channel and form; numbers alone, never a patient or an answer',
      answers: { 200: asJson(YearSurveys) },
      problems: [422],
    })),
    async (c) => {
      const { area, unit } = c.var.at;
      const view = viewOf(area, c.req.param('year'), now());
      const { totals } = await readYear(table, unit.id, view.year, []);
      return c.json(presentSurveys(totals, view) satisfies YearSurveys);
    },
  );
}
