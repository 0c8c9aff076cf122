import { Hono } from 'hono';
import * as z from 'zod';
import { areas, findUnit } from '../../domain/areas/areas.ts';
import { firstYearOf } from '../../domain/care/area.ts';
import { stockholmDate, toInstant } from '../../domain/care/period.ts';
import { WrittenDate, WrittenInstant } from '../../domain/care/written.ts';
import { roles } from '../auth.ts';
import { asJson, described } from '../openapi/described.ts';
import type { PortalDeps, PortalEnv } from './context.ts';
import { yearWorkedOn } from './year/year-view.ts';

const Session = z
  .strictObject({
    user: z.string(),
    role: z.enum(roles),
    unit: z
      .strictObject({ id: z.string(), name: z.string(), region: z.string(), treatsChildren: z.boolean() })
      .nullable()
      .describe('Null for roles without a unit; so is the area'),
    area: z
      .strictObject({ id: z.string(), name: z.string(), status: z.enum(['decided', 'draft']) })
      .nullable(),
    today: WrittenDate,
    now: WrittenInstant,
    firstYear: z.int().describe('The first that has measures'),
    year: z
      .int()
      .nullable()
      .describe(
        'The year that the unit works on: last year’s until its report is signed, at the latest 31 March; null without a unit',
      ),
    survey: z.url().describe('Where patients reach the survey'),
  })
  .meta({ id: 'Session' });
type Session = z.infer<typeof Session>;

/** Returns the signed-in person, and the data that their views need. */
export function sessionRoutes({ table, now, publicUrl }: PortalDeps) {
  return new Hono<PortalEnv>().get(
    '/session',
    described(() => ({
      summary: 'Who is signed in, their unit, and today',
      answers: { 200: asJson(Session) },
    })),
    async (c) => {
      const { subject, role, unit: unitId } = c.var.who;
      const found = unitId === undefined ? undefined : findUnit(unitId);
      const moment = now();
      return c.json({
        user: subject,
        role,
        unit: found
          ? {
              id: found.unit.id,
              name: found.unit.name,
              region: found.unit.region,
              treatsChildren: found.unit.treatsChildren,
            }
          : null,
        area: found ? { id: found.area.id, name: found.area.name, status: found.area.status } : null,
        today: stockholmDate(moment),
        now: toInstant(moment),
        firstYear: found ? firstYearOf(found.area) : Math.min(...areas.map(firstYearOf)),
        year: found ? await yearWorkedOn(table, found, moment) : null,
        survey: publicUrl,
      } satisfies Session);
    },
  );
}
