import { Hono } from 'hono';
import * as z from 'zod';
import { UnitContact } from '../../domain/care/unit-contact.ts';
import { Failed, fail } from '../../domain/failure.ts';
import { getContact, type StoredContact, setContact } from '../../storage/wording/unit-contact.ts';
import { asLead } from '../auth.ts';
import { asJson, described } from '../openapi/described.ts';
import { json } from '../request.ts';
import { Authorship } from './authorship.ts';
import { entryOf, type PortalDeps, type PortalEnv } from './context.ts';

const ContactChange = z
  .strictObject({
    /** The version that the change was based on; 0 when there was none. */
    version: z.int().min(0),
    contact: UnitContact.nullable(),
  })
  .meta({ id: 'ContactChange' });

const SeenContact = z
  .strictObject({
    contact: UnitContact.nullable(),
    version: z.int().min(0).describe('To be sent with a change; 0 where there was none'),
    changed: Authorship.optional(),
  })
  .meta({ id: 'SeenContact' });
type SeenContact = z.infer<typeof SeenContact>;

const seen = (stored: StoredContact | null): SeenContact => ({
  contact: stored?.contact ?? null,
  version: stored?.version ?? 0,
  ...(stored ? { changed: stored.changed } : {}),
});

/**
 * Routes for a unit's own settings: the telephone contact for its patients. Staff see it, a lead changes it.
 */
export function unitRoutes(deps: PortalDeps) {
  const { table } = deps;
  return new Hono<PortalEnv>()
    .get(
      '/unit/contact',
      described(() => ({
        summary: 'Whom the unit’s patients call, as the survey shows it; `null` where nothing is said',
        answers: { 200: asJson(SeenContact) },
      })),
      async (c) => c.json(seen(await getContact(table, c.var.at.unit.id))),
    )
    .put(
      '/unit/contact',
      described(() => ({
        summary: 'For leads: changes whom the unit’s patients call, or takes it away (`null`)',
        answers: { 200: asJson(SeenContact) },
        problems: [409],
      })),
      async (c, next) => {
        asLead(c.var.at);
        await next();
      },
      json(ContactChange),
      async (c) => {
        const { version, contact } = c.req.valid('json');
        const { unit } = c.var.at;
        // The contact is no patient data: the log keeps every text that was ever shown.
        const entry = entryOf(deps, c.var.at, {
          action: 'change-contact',
          detail: { version: version + 1, contact },
        });
        const stored = await setContact(table, unit.id, contact, version, entry).catch(
          async (error: unknown) => {
            if (!(error instanceof Failed) || error.failure.kind !== 'conflict') throw error;
            return fail({ ...error.failure, current: seen(await getContact(table, unit.id)) });
          },
        );
        return c.json(seen(stored));
      },
    );
}
