import { Hono } from 'hono';
import * as z from 'zod';
import { periodOf } from '../../../domain/care/area.ts';
import { occasions } from '../../../domain/care/occasion.ts';
import { WrittenDate } from '../../../domain/care/written.ts';
import { isReported } from '../../../domain/measure/measure.ts';
import { breachesOf } from '../../../domain/measure/measure-set.ts';
import { monthsOf } from '../../../domain/measure/month.ts';
import { OccasionResponse } from '../../../domain/measure/occasion-response.ts';
import { presentResponse } from '../../../domain/measure/response.ts';
import { type Cohort, cohortOf } from '../../../domain/measure/window.ts';
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
    cohorts: z
      .array(
        z.strictObject({
          id: z.string(),
          treatmentYear: z.int(),
          followedUp: z.int(),
          windowsOpen: z.int().describe('Not followed up yet, and still can be'),
          windowsClosed: z.int().describe('Not followed up, and no longer can be'),
        }),
      )
      .describe(
        'Of each measure that follows patients after treatment: those treated the year before, or, in the year before its first one, those treated in the year itself',
      ),
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
      const cohorts: Cohort[] = [];
      for (const measure of area.measures.filter(({ followsTreatmentYear }) => followsTreatmentYear)) {
        // Before the first report the patients of the year are counted in the next.
        const year = [view.year, view.year + 1].find((one) => isReported(measure, one));
        if (year === undefined) continue;
        const counted = year === view.year ? totals : (await readYear(table, unit.id, year, [])).totals;
        cohorts.push({ ...cohortOf(measure.id, counted, view.today), treatmentYear: year - 1 });
      }
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
        cohorts,
        response: occasions.map((occasion) => presentResponse(totals, occasion, view.today)),
      } satisfies YearResult);
    },
  );
}
