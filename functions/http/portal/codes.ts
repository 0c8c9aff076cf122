import { Hono } from 'hono';
import * as z from 'zod';
import { fail } from '../../domain/failure.ts';
import { toPathName } from '../../domain/path-name.ts';
import { showCode } from '../../domain/survey/code.ts';
import type { Invitation } from '../../domain/survey/invitation.ts';
import { stateOf, statusOf } from '../../domain/survey/invitation-state.ts';
import { issueCode, sameCode } from '../../issue-code.ts';
import type { CreatedThing } from '../../storage/creation.ts';
import { getCode, renewCode } from '../../storage/patient/invitations.ts';
import type { AtUnit } from '../auth.ts';
import { asJson, described } from '../openapi/described.ts';
import { query } from '../request.ts';
import { audit, entryOf, type PortalDeps, type PortalEnv } from './context.ts';
import { createdOnce } from './created-once.ts';
import { invitationOrFail, unsendableIn } from './invitation-checks.ts';

/** The code is sent to staff and stored only hashed. */
export const IssuedCode = z
  .strictObject({ key: z.string(), code: z.string(), link: z.url() })
  .meta({ id: 'IssuedCode' });
export type IssuedCode = z.infer<typeof IssuedCode>;

const CodeQuery = z.strictObject({
  handedOver: z
    .enum(['true', 'false'])
    .default('true')
    .describe(
      'Of an invitation that is neither created nor sent: with `false` it is created, and sent once it is handed over. A created one stays created',
    ),
});

/** @param code the 16 characters */
export function codeAnswer({ publicUrl }: PortalDeps, key: string, code: string): IssuedCode {
  const shown = showCode(code);
  return { key, code: shown, link: `${publicUrl}/e/${shown}` };
}

/** Routes for the code of an invitation: shows it again, or issues a new one in its place. */
export function codeRoutes(deps: PortalDeps) {
  return new Hono<PortalEnv>()
    .get(
      '/invitations/:reference/:key/code',
      described(() => ({
        summary:
          'The code once more; 409 where it cannot be derived, and the code that the patient has still opens',
        answers: { 200: asJson(IssuedCode) },
        problems: [409],
      })),
      async (c) => {
        const { patient, invitation } = await invitationOrFail(deps, c.var.at, c.req.param());
        const { reference } = patient;
        const { key } = invitation;
        await openOrFail(deps, c.var.at, invitation);
        return c.json(await shownAgain(deps, c.var.at, { reference, key }));
      },
    )
    .post(
      '/invitations/:reference/:key/code',
      described(() => ({
        summary: 'A new code; the one before no longer opens anything',
        answers: { 201: asJson(IssuedCode) },
        problems: [409],
        once: true,
      })),
      query(CodeQuery),
      async (c) => {
        const { handedOver } = c.req.valid('query');
        const issued = await createdOnce(deps, c, handedOver, {
          create: async (remember) => {
            const { patient, invitation } = await invitationOrFail(deps, c.var.at, c.req.param());
            const { reference } = patient;
            const { key } = invitation;
            await openOrFail(deps, c.var.at, invitation);
            const unit = c.var.at.unit.id;
            const before = await getCode(deps.table, unit, reference, key);
            const { code, stored } = await issueCode(deps, { unit, reference, key }, before);
            const entry = entryOf(deps, c.var.at, { action: 'renew-code', reference, detail: { key } });
            const isNew = !invitation.sentAt && !invitation.createdAt;
            const becomes = handedOver === 'true' ? ('sentAt' as const) : ('createdAt' as const);
            const creation = remember({ reference, key, serial: stored.serial });
            const renewal = { code: stored, before, creation, ...(isNew && { becomes }) };
            await renewCode(deps.table, unit, reference, key, renewal, entry);
            return codeAnswer(deps, key, code);
          },
          repeat: (made) => shownAgain(deps, c.var.at, made),
        });
        return c.json(issued, 201);
      },
    );
}

/**
 * Derives the code of an invitation once more, and logs that it is shown.
 * @param serial the code's own, when it must be that one
 * @throws Failed not-found when there is no such invitation, conflict when it has no code, another one since, or one that
 *   cannot be derived
 */
export async function shownAgain(
  deps: PortalDeps,
  at: AtUnit,
  { reference, key = '', serial }: CreatedThing,
): Promise<IssuedCode> {
  const unit = at.unit.id;
  const stored = await getCode(deps.table, unit, reference, key);
  if (!stored) {
    await invitationOrFail(deps, at, { reference: toPathName(reference), key: toPathName(key) });
    return fail({ kind: 'conflict', why: 'no-code' });
  }
  if (serial !== undefined && stored.serial !== serial) fail({ kind: 'conflict', why: 'code-renewed' });
  const code = await sameCode(deps, { unit, reference, key }, stored);
  if (!code) return fail({ kind: 'conflict', why: 'code-unknown' });
  await audit(deps, at, { action: 'show-code', reference, detail: { key } });
  return codeAnswer(deps, key, code);
}

/** Fails as a conflict when the code would open an invitation that can no longer be answered. */
async function openOrFail(deps: PortalDeps, at: AtUnit, invitation: Invitation): Promise<void> {
  const status = statusOf(stateOf(invitation), deps.now());
  if (status === 'answered') fail({ kind: 'conflict', why: 'all-answered' });
  if (status === 'withdrawn') fail({ kind: 'conflict', why: 'withdrawn' });
  if (status === 'expired') fail({ kind: 'conflict', why: 'expired' });
  const left = invitation.forms.filter((form) => !invitation.answers?.[form]);
  const unsendable = await unsendableIn(deps, at, left);
  if (unsendable.length === left.length)
    fail({ kind: 'conflict', why: 'unsendable', messages: unsendable.map(({ message }) => message) });
}
