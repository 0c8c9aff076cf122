import { Hono } from 'hono';
import * as z from 'zod';
import { type Area, formsOf, periodOf, yearRefusal } from '../../domain/care/area.ts';
import { occasions } from '../../domain/care/occasion.ts';
import { stockholmDate } from '../../domain/care/period.ts';
import { WrittenDate } from '../../domain/care/written.ts';
import { fail, type InputError } from '../../domain/failure.ts';
import type { ResultView } from '../../domain/measure/figure.ts';
import { gapOf } from '../../domain/measure/gap.ts';
import type { Measure } from '../../domain/measure/measure.ts';
import { breachesOf } from '../../domain/measure/measure-set.ts';
import { measureOf } from '../../domain/measure/measured-area.ts';
import { canHavePart } from '../../domain/measure/member.ts';
import { OccasionResponse } from '../../domain/measure/occasion-response.ts';
import { presentResponse } from '../../domain/measure/response.ts';
import { Reference } from '../../domain/patient/patient.ts';
import { readTotals } from '../../storage/totals/totals.ts';
import { MeasureResult, measureResult } from '../measure-result.ts';
import { asJson, described } from '../openapi/described.ts';
import { query } from '../request.ts';
import type { PortalDeps, PortalEnv } from './context.ts';
import { InvitationRow, invitationRows, invitationStates } from './invitation-rows.ts';
import { pageOfYear, toldPage } from './lists.ts';
import { landedValues, lands, MemberRow, rowOf } from './members.ts';

/** Patients a page: everyone of a unit of this kind, for clients that ask for no less. */
const mostPatients = 1000;
const limit = z.coerce
  .number()
  .int()
  .min(1)
  .max(mostPatients)
  .default(mostPatients)
  .describe('Patients a page');

const MemberQuery = z.strictObject({
  landed: z.enum(landedValues).optional(),
  missing: z.string().max(80).optional(),
  part: z
    .string()
    .max(80)
    .optional()
    .describe(
      'A category of a breakdown (`homeRegion.14`), or the name of a number told beside (`windowsOpen`)',
    ),
  after: Reference.optional(),
  limit,
});

const InvitationQuery = z.strictObject({
  occasion: z.enum(occasions),
  state: z.enum(invitationStates).default('sent').describe('The number that the list is of'),
  forms: z
    .string()
    .max(80)
    .transform((forms) => forms.split(','))
    .optional()
    .describe('A row for each of these forms, comma-separated, in place of one for each invitation'),
  after: Reference.optional(),
  limit,
});

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

const Members = z
  .strictObject({ patients: z.array(MemberRow), next: z.string().optional() })
  .meta({ id: 'Members' });
type Members = z.infer<typeof Members>;

const Invitations = z
  .strictObject({
    invitations: z.array(InvitationRow),
    next: z.string().optional(),
  })
  .meta({ id: 'Invitations' });
type Invitations = z.infer<typeof Invitations>;

/** The unit's year, from one small read, and the patients behind each number. */
export function measureRoutes(deps: PortalDeps) {
  const { table, now } = deps;
  return new Hono<PortalEnv>()
    .get(
      '/measures/:year',
      described(() => ({
        summary: 'The unit’s measures of a year, and what became of the invitations, from one read',
        answers: { 200: asJson(YearResult) },
        problems: [422],
      })),
      async (c) => {
        const { area, unit } = c.var.at;
        const view = viewOf(area, c.req.param('year'), now());
        const totals = await readTotals(table, unit.id, view.year);
        return c.json({
          area: area.id,
          unit: unit.id,
          year: view.year,
          period: periodOf(area, view.year),
          status: 'open' as const,
          ...(area.status === 'draft' ? { set: { status: area.status, breaches: breachesOf(area) } } : {}),
          measures: area.measures.map((measure) => measureResult(measure, totals, view)),
          response: occasions.map((occasion) => presentResponse(totals, occasion, view.today)),
        } satisfies YearResult);
      },
    )
    .get(
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
        const { landed, missing, part, after, limit } = c.req.valid('query');
        const refusals = refusalsOf(measure, area, { landed, missing, part });
        if (refusals.length > 0) return fail({ kind: 'invalid', errors: refusals });
        const asked = { landed, missing, part, today };
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
    )
    .get(
      '/measures/:year/invitations',
      described(() => ({
        summary:
          'The invitations behind a number of the year’s response, or the forms; whether each is answered, never with what',
        answers: { 200: asJson(Invitations) },
      })),
      query(InvitationQuery),
      async (c) => {
        const { area, unit } = c.var.at;
        const { year, today } = viewOf(area, c.req.param('year'), now());
        const { occasion, state, forms, after, limit } = c.req.valid('query');
        const known = formsOf(area);
        if (forms?.some((form) => !known.includes(form))) {
          const message = `Ange formulär bland ${known.join(', ')}, med kommatecken mellan.`;
          return fail({ kind: 'invalid', errors: [{ path: 'forms', message }] });
        }
        const asked = { occasion, state, forms };
        const page = await pageOfYear(table, unit.id, year, {
          after,
          limit,
          rowsOf: (standing) => invitationRows(standing, { ...asked, today }),
        });
        const list = { action: 'list-invitations', detail: { year, ...asked } } as const;
        const { rows: invitations, ...more } = await toldPage(c, deps, page, list);
        return c.json({ invitations, ...more } satisfies Invitations);
      },
    );
}

/** What is asked for that the measure has not: an empty list would say that there is nobody. */
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

/** Fails as not found for what is no year, as invalid for a year before the area's first or after the current one. */
function viewOf(area: Area, text: string, now: Date): ResultView {
  if (!/^\d{4}$/.test(text)) fail({ kind: 'not-found', what: 'year' });
  const year = Number(text);
  const today = stockholmDate(now);
  const refusal = yearRefusal(area, year, today);
  if (refusal) fail({ kind: 'invalid', errors: [{ path: 'year', message: refusal }] });
  return { area, year, today };
}
