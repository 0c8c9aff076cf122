import { Hono } from 'hono';
import * as z from 'zod';
import { formsOf } from '../../../domain/care/area.ts';
import { occasions } from '../../../domain/care/occasion.ts';
import { fail } from '../../../domain/failure.ts';
import { Reference } from '../../../domain/patient/patient.ts';
import { channels } from '../../../domain/survey/invitation.ts';
import { asJson, described } from '../../openapi/described.ts';
import { query } from '../../request.ts';
import type { PortalDeps, PortalEnv } from '../context.ts';
import { InvitationRow, invitationRows, invitationStates } from './invitation-rows.ts';
import { pageOfYear, toldPage } from './lists.ts';
import { viewOf, yearListLimit } from './year-view.ts';

const InvitationQuery = z.strictObject({
  occasion: z.enum(occasions),
  state: z.enum(invitationStates).default('sent').describe('The number that the list is of'),
  forms: z
    .string()
    .max(80)
    .transform((forms) => forms.split(','))
    .optional()
    .describe('A row for each of these forms, comma-separated, in place of one for each invitation'),
  channel: z.enum(channels).optional(),
  after: Reference.optional(),
  limit: yearListLimit,
});

const Invitations = z
  .strictObject({
    invitations: z.array(InvitationRow),
    next: z.string().optional(),
  })
  .meta({ id: 'Invitations' });
type Invitations = z.infer<typeof Invitations>;

/** Lists the invitations behind the numbers of a year's response. */
export function invitationListRoutes(deps: PortalDeps) {
  const { table, now } = deps;
  return new Hono<PortalEnv>().get(
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
      const { occasion, state, forms, channel, after, limit } = c.req.valid('query');
      const known = formsOf(area);
      if (forms?.some((form) => !known.includes(form))) {
        const message = `Ange formulär bland ${known.join(', ')}, med kommatecken mellan.`;
        return fail({ kind: 'invalid', errors: [{ path: 'forms', message }] });
      }
      const asked = { occasion, state, forms, channel };
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
