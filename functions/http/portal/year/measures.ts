import { Hono } from 'hono';
import * as z from 'zod';
import { periodOf } from '../../../domain/care/area.ts';
import { occasions } from '../../../domain/care/occasion.ts';
import { WrittenDate } from '../../../domain/care/written.ts';
import { breachesOf } from '../../../domain/measure/measure-set.ts';
import { monthsOf } from '../../../domain/measure/month.ts';
import { OccasionResponse } from '../../../domain/measure/occasion-response.ts';
import { presentResponse } from '../../../domain/measure/response.ts';
import { readYear } from '../../../storage/totals/totals.ts';
import { MeasureResult, measureResult } from '../../measure-result.ts';
import { asJson, described } from '../../openapi/described.ts';
import type { PortalDeps, PortalEnv } from '../context.ts';
import { viewOf } from './year-view.ts';

const YearResult = z
  .strictObject({
    area: z.string(),
    unit: z.string(),
    year: z.int(),
    period: z.strictObject({ from: WrittenDate, to: WrittenDate }).describe('Both ends inclusive'),
    status: z.literal('open'),
    set: z
      .strictObject({
        status: z.literal('draft'),
        breaches: z
          .array(z.string())
          .describe('Swedish sentences: the rules for a set of measures it breaks'),
      })
      .optional()
      .describe('Only where the area’s set of measures is a draft: it is in no report'),
    measures: z.array(MeasureResult),
    response: z.array(OccasionResponse),
  })
  .meta({ id: 'YearResult' });
type YearResult = z.infer<typeof YearResult>;

/** Returns the unit's year, from one small read. */
export function measureRoutes({ table, now }: PortalDeps) {
  return new Hono<PortalEnv>().get(
    '/measures/:year',
    described(() => ({
      summary: 'The unit’s measures of a year, and what became of the invitations, from one read',
      answers: { 200: asJson(YearResult) },
      problems: [422],
    })),
    async (c) => {
      const { area, unit } = c.var.at;
      const view = viewOf(area, c.req.param('year'), now());
      const hidden = area.measures.filter(({ answersHidden }) => answersHidden).map(({ id }) => id);
      const { totals, groups } = await readYear(table, unit.id, view.year, hidden);
      return c.json({
        area: area.id,
        unit: unit.id,
        year: view.year,
        period: periodOf(area, view.year),
        status: 'open' as const,
        ...(area.status === 'draft' ? { set: { status: area.status, breaches: breachesOf(area) } } : {}),
        measures: area.measures.map((measure) => {
          const months = monthsOf(measure, totals, view.year);
          const result = measureResult(measure, totals, view, groups[measure.id]);
          return months ? { ...result, months } : result;
        }),
        response: occasions.map((occasion) => presentResponse(totals, occasion, view.today)),
      } satisfies YearResult);
    },
  );
}
