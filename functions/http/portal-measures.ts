import { Hono } from 'hono';
import * as z from 'zod';
import { type Area, measureOf, periodOf, yearRefusal } from '../domain/area.ts';
import { fail } from '../domain/failure.ts';
import { presentMeasure, type View } from '../domain/measure.ts';
import { MeasureResult, Response, WrittenPeriod } from '../domain/measure-result.ts';
import { Reference } from '../domain/patient.ts';
import { stockholmDate } from '../domain/period.ts';
import { presentResponse } from '../domain/response.ts';
import { listMembers } from '../storage/tallies.ts';
import { readTotals } from '../storage/totals.ts';
import { audit, type PortalDeps, type PortalEnv } from './portal-context.ts';
import { landedValues, lands, MemberRow, rowOf } from './portal-members.ts';
import { nextLink, query } from './request.ts';

export const MemberQuery = z.strictObject({
  landed: z.enum(landedValues).optional(),
  missing: z.string().max(80).optional(),
  part: z.string().max(80).optional().describe('A category of a breakdown: `homeRegion.14`'),
  after: Reference.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const YearResult = z.strictObject({
  area: z.string(),
  unit: z.string(),
  year: z.int(),
  period: WrittenPeriod,
  status: z.literal('open'),
  measures: z.array(MeasureResult),
  response: z.array(Response),
});
type YearResult = z.infer<typeof YearResult>;

export const Members = z.strictObject({ patients: z.array(MemberRow), next: z.string().optional() });
type Members = z.infer<typeof Members>;

/** Members are read this many at a time until a page of those asked for is full. */
const readAhead = 200;

/** The unit's year, from one small read, and the patients behind each number. */
export function measureRoutes(deps: PortalDeps) {
  const { table, now, publicUrl } = deps;
  return new Hono<PortalEnv>()
    .get('/measures/:year', async (c) => {
      const { area, unit } = c.var.at;
      const view = viewOf(area, c.req.param('year'), now());
      const totals = await readTotals(table, unit.id, view.year);
      return c.json({
        area: area.id,
        unit: unit.id,
        year: view.year,
        period: periodOf(area, view.year),
        status: 'open' as const,
        measures: area.measures.map((measure) => presentMeasure(measure, totals, view)),
        response: (['new-visit', 'one-year'] as const).map((occasion) =>
          presentResponse(totals, occasion, view.today),
        ),
      } satisfies YearResult);
    })
    .get('/measures/:year/:id/patients', query(MemberQuery), async (c) => {
      const { area, unit } = c.var.at;
      const { year } = viewOf(area, c.req.param('year'), now());
      const measure = measureOf(area, c.req.param('id'));
      if (!measure) return fail({ kind: 'not-found', detail: 'Det måttet finns inte i området.' });
      const { landed, missing, part, after, limit } = c.req.valid('query');
      if (measure.resultHidden && (landed === 'numerator' || landed === 'not-numerator')) {
        const message =
          'Vem som svarat vad visas inte. Det går att lista om svar har kommit: använd missing=prem.';
        return fail({ kind: 'invalid', errors: [{ path: 'landed', message }] });
      }

      const rows: MemberRow[] = [];
      let next: string | undefined = after;
      do {
        const page = await listMembers(table, unit.id, year, {
          ...(next === undefined ? {} : { after: next }),
          limit: readAhead,
        });
        for (const { reference, members } of page.members) {
          const member = members[measure.id];
          if (member && lands(member, { landed, missing, part }))
            rows.push(rowOf(measure, reference, member));
          if (rows.length > limit) break;
        }
        next = page.next;
      } while (next !== undefined && rows.length <= limit);
      const patients = rows.slice(0, limit);

      await audit(deps, c.var.at, {
        action: 'list-members',
        detail: {
          measure: measure.id,
          year,
          first: patients[0]?.reference,
          last: patients.at(-1)?.reference,
          count: patients.length,
        },
      });
      const last = rows.length > limit ? patients.at(-1)?.reference : undefined;
      if (last === undefined) return c.json({ patients } satisfies Members);
      c.header('Link', nextLink(publicUrl, c.req.url, last));
      return c.json({ patients, next: last } satisfies Members);
    });
}

/** Fails as not found for what is no year, as invalid for a year before the area's first or after the current one. */
function viewOf(area: Area, text: string, now: Date): View {
  if (!/^\d{4}$/.test(text)) fail({ kind: 'not-found', detail: 'Ange ett år med fyra siffror.' });
  const year = Number(text);
  const today = stockholmDate(now);
  const refusal = yearRefusal(area, year, today);
  if (refusal) fail({ kind: 'invalid', errors: [{ path: 'year', message: refusal }] });
  return { area, year, today };
}
