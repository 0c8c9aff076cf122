import { Hono } from 'hono';
import * as z from 'zod';
import type { Area } from '../../../domain/care/area.ts';
import { fail, type InputError } from '../../../domain/failure.ts';
import { gapOf } from '../../../domain/measure/gap.ts';
import type { Measure } from '../../../domain/measure/measure.ts';
import { measureOf } from '../../../domain/measure/measured-area.ts';
import { canHavePart } from '../../../domain/measure/member.ts';
import { Reference } from '../../../domain/patient/patient.ts';
import { asJson, described } from '../../openapi/described.ts';
import { query, refuse } from '../../request.ts';
import type { PortalDeps, PortalEnv } from '../context.ts';
import { pageOfYear, toldPage } from './lists.ts';
import { landedValues, lands, MemberRow, rowOf } from './members.ts';
import { viewOf, yearListLimit } from './year-view.ts';

const MemberQuery = z.strictObject({
  landed: z.enum(landedValues).optional(),
  missing: z.string().max(80).optional(),
  part: z
    .string()
    .max(80)
    .optional()
    .describe(
      'A category of a breakdown (`homeRegion.14`), or the name of a number told beside (`windowsOpen`, `windowsClosed`)',
    ),
  complete: z.literal('true').optional().describe('Only patients who lack nothing that the measure needs'),
  after: Reference.optional(),
  limit: yearListLimit,
});

const Members = z
  .strictObject({ patients: z.array(MemberRow), next: z.string().optional() })
  .meta({ id: 'Members' });
type Members = z.infer<typeof Members>;

/** Lists the patients behind the numbers of a measure. */
export function memberListRoutes(deps: PortalDeps) {
  const { table, now } = deps;
  return new Hono<PortalEnv>().get(
    '/measures/:year/:id/patients',
    described(() => ({
      summary:
        'The patients behind a measure, and why each lands where they do; where answers are hidden only whether one came',
      answers: { 200: asJson(Members) },
    })),
    query(MemberQuery),
    async (c) => {
      const { area, unit } = c.var.at;
      const { year, today } = viewOf(area, c.req.param('year'), now());
      const measure = measureOf(area, c.req.param('id'));
      if (!measure) return fail({ kind: 'not-found', what: 'measure' });
      const { landed, missing, part, complete, after, limit } = c.req.valid('query');
      refuse(refusalsOf(measure, area, { landed, missing, part }));
      const asked = { landed, missing, part, complete, today };
      const page = await pageOfYear(table, unit.id, year, {
        after,
        limit,
        rowsOf: ({ reference, members }) => {
          const member = members[measure.id];
          return member && lands(member, asked) ? [rowOf(measure, reference, member)] : [];
        },
      });
      const list = { action: 'list-members', detail: { measure: measure.id, year } } as const;
      const { rows: patients, ...more } = await toldPage(c, deps, page, list);
      return c.json({ patients, ...more } satisfies Members);
    },
  );
}

/** Lists the errors for parts that the measure does not have: an empty list would look like no patients. */
function refusalsOf(
  measure: Measure,
  area: Area,
  { landed, missing, part }: Pick<z.infer<typeof MemberQuery>, 'landed' | 'missing' | 'part'>,
): InputError[] {
  const errors: InputError[] = [];
  if (measure.answersHidden && (landed === 'numerator' || landed === 'not-numerator')) {
    const message = `Vem som svarat vad visas inte. Det går att lista om svar har kommit: använd missing=${measure.answersHidden.unanswered}.`;
    errors.push({ path: 'landed', message });
  }
  if (missing !== undefined && !gapOf(measure.gaps, missing))
    errors.push({ path: 'missing', message: `${measure.id} behöver ingen uppgift med det namnet.` });
  if (part !== undefined && !canHavePart(measure, area, part))
    errors.push({ path: 'part', message: `${measure.id} har ingen del med det namnet.` });
  return errors;
}
