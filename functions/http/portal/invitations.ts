import { Hono } from 'hono';
import * as z from 'zod';
import { formsOf } from '../../domain/care/area.ts';
import { Key } from '../../domain/care/key.ts';
import { occasions } from '../../domain/care/occasion.ts';
import { type Instant, momentOf, toInstant } from '../../domain/care/period.ts';
import { WrittenInstant } from '../../domain/care/written.ts';
import { fail, type InputError } from '../../domain/failure.ts';
import { invitationsLimit } from '../../domain/limits.ts';
import { anchoredIn } from '../../domain/patient/anchored.ts';
import { invitationFieldChanges } from '../../domain/patient/invitation-changes.ts';
import { type Patient, Reference } from '../../domain/patient/patient.ts';
import { checkPatient } from '../../domain/patient/patient-check.ts';
import { codeBytes, codeOf } from '../../domain/survey/code.ts';
import { channels, type Invitation } from '../../domain/survey/invitation.ts';
import { stateOf, statusOf } from '../../domain/survey/invitation-state.ts';
import { issueCode } from '../../issue-code.ts';
import type { CreatedThing, Creation } from '../../storage/creation.ts';
import { createInvitation, handOver, withdrawInvitation } from '../../storage/patient/invitations.ts';
import type { AtUnit } from '../auth.ts';
import { asJson, described } from '../openapi/described.ts';
import { json, refuse } from '../request.ts';
import { readUnitWordings } from '../unit-wordings.ts';
import { codeAnswer, IssuedCode, shownAgain } from './codes.ts';
import { entryOf, type PortalDeps, type PortalEnv, patientOrFail } from './context.ts';
import { createdOnce } from './created-once.ts';
import { invitationOrFail, unsendableIn } from './invitation-checks.ts';
import { judgedAnew } from './judged-anew.ts';
import { dueAgain, firstDue, ToBeSent } from './messages/sending.ts';

const NewInvitation = z
  .strictObject({
    reference: Reference,
    occasion: z.enum(occasions),
    anchor: Key,
    forms: z.array(z.string()).min(1, 'Välj minst ett formulär.').max(10),
    channel: z.enum(channels),
    handedOver: z
      .boolean()
      .default(true)
      .describe('False: it is created, and sent only when it is handed over, opened or answered'),
    send: z
      .boolean()
      .optional()
      .describe('True: the system sends it at the next allowed moment, by `channel` (sms or email)'),
  })
  .meta({ id: 'NewInvitation' });

const Invited = z.union([IssuedCode, ToBeSent]).meta({ id: 'Invited' });
type Invited = z.infer<typeof Invited>;

const Forms = z
  .strictObject({
    forms: z.array(
      z.strictObject({ id: z.string(), languages: z.array(z.string()).describe('Those it has words in') }),
    ),
  })
  .meta({ id: 'Forms' });
type Forms = z.infer<typeof Forms>;

const Withdrawn = z.strictObject({ key: z.string(), withdrawnAt: WrittenInstant }).meta({ id: 'Withdrawn' });
type Withdrawn = z.infer<typeof Withdrawn>;

const HandedOver = z.strictObject({ key: z.string(), sentAt: WrittenInstant }).meta({ id: 'HandedOver' });
type HandedOver = z.infer<typeof HandedOver>;

/** Routes that list what a unit can send, and create, hand over and withdraw a patient's invitations. */
export function invitationRoutes(deps: PortalDeps) {
  const { table, now } = deps;
  return new Hono<PortalEnv>()
    .get(
      '/forms',
      described(() => ({
        summary: 'The forms of the unit’s area, and in which languages the unit can send them',
        answers: { 200: asJson(Forms) },
      })),
      async (c) => {
        const { area, unit } = c.var.at;
        const { shown } = await readUnitWordings(deps, unit.id, { consistent: true });
        const languages = (form: string) =>
          shown.filter(({ instrument }) => instrument === form).map(({ language }) => language);
        return c.json({
          forms: formsOf(area).map((id) => ({ id, languages: languages(id) })),
        } satisfies Forms);
      },
    )
    .post(
      '/invitations',
      described(() => ({
        summary:
          'Creates an invitation and its code, of which only the hash is stored; or has the system send it',
        answers: { 201: asJson(Invited) },
        problems: [404, 409],
        once: true,
      })),
      json(NewInvitation),
      async (c) => {
        const sent = c.req.valid('json');
        const issued = await createdOnce<Invited>(deps, c, sent, {
          create: (remember) => invite(deps, c.var.at, sent, remember),
          repeat: (made) => (sent.send ? dueAgain(deps, c.var.at, made) : shownAgain(deps, c.var.at, made)),
        });
        return c.json(issued, 201);
      },
    )
    .post(
      '/invitations/:reference/:key/handed-over',
      described(() => ({
        summary: 'A created invitation is handed over: it is sent from now on. Repeated, it changes nothing',
        answers: { 200: asJson(HandedOver) },
        problems: [409],
      })),
      async (c) => {
        const { patient, invitation } = await invitationOrFail(deps, c.var.at, c.req.param());
        const { reference } = patient;
        const { key, sentAt } = invitation;
        if (!sentAt && statusOf(stateOf(invitation), now()) === 'expired')
          fail({ kind: 'conflict', why: 'expired' });
        const entry = entryOf(deps, c.var.at, { action: 'hand-over', reference });
        const changes = invitationFieldChanges(invitation, { ...invitation, sentAt: entry.at });
        const detail = { key, changes };
        const sent = await handOver(table, c.var.at.unit.id, reference, key, { ...entry, detail });
        return c.json({ key, sentAt: sent } satisfies HandedOver);
      },
    )
    .post(
      '/invitations/:reference/:key/withdraw',
      described(() => ({
        summary: 'Closes the link of an invitation',
        answers: { 200: asJson(Withdrawn) },
      })),
      async (c) => {
        const { patient, invitation } = await invitationOrFail(deps, c.var.at, c.req.param());
        const { reference } = patient;
        const { key } = invitation;
        const entry = entryOf(deps, c.var.at, { action: 'withdraw-invitation', reference });
        const changes = invitationFieldChanges(invitation, { ...invitation, withdrawnAt: entry.at });
        const detail = { key, changes };
        await withdrawInvitation(table, c.var.at.unit.id, reference, key, { ...entry, detail });
        return c.json({ key, withdrawnAt: invitation.withdrawnAt ?? entry.at } satisfies Withdrawn);
      },
    );
}

type Judged = { reference: string; version: number; invitation: Invitation; due: Instant | undefined };

/** Creates an invitation with its code, when it fits the patient as stored. */
async function invite(
  deps: PortalDeps,
  at: AtUnit,
  { reference, handedOver, send, ...asked }: z.infer<typeof NewInvitation>,
  remember: (made: CreatedThing) => Creation | undefined,
): Promise<Invited> {
  const { table, random } = deps;
  const moment = deps.now();
  const drafted: Invitation = {
    // The key is random, so that it cannot collide with keys from a unit's own files.
    key: `i-${codeOf(random(codeBytes)).slice(0, 10).toLowerCase()}`,
    ...asked,
    ...(handedOver && !send ? { sentAt: toInstant(moment) } : { createdAt: toInstant(moment) }),
  };
  const { key } = drafted;
  const unit = at.unit.id;
  const { code, stored } = await issueCode(deps, { unit, reference, key });
  const { serial } = stored;
  const changes = invitationFieldChanges(undefined, drafted);
  const entry = entryOf(deps, at, { action: 'create-invitation', reference, detail: { key, changes } });
  const creation = remember({ reference, key, serial });
  return judgedAnew<Judged, Invited>(
    async () => {
      const { patient, version } = await patientOrFail(deps, at, reference);
      const invitation = anchoredIn(patient, drafted);
      const errors = errorsIn(at, patient, invitation, moment);
      const unsendable = await unsendableIn(deps, at, invitation.forms);
      refuse([...errors, ...unsendable]);
      const due = send ? await firstDue(deps, at, patient.reference, invitation) : undefined;
      return { reference, version, invitation, due };
    },
    async ({ invitation, due, ...read }) => {
      await createInvitation(table, unit, read, invitation, entry, stored, creation, due);
      return due === undefined ? codeAnswer(deps, key, code) : { key, due };
    },
  );
}

/** Lists the faults of an invitation to be sent now, for the patient and the area. */
function errorsIn({ area }: AtUnit, patient: Patient, invitation: Invitation, now: Date): InputError[] {
  const offered = area.forms[invitation.occasion];
  const wrongForms = invitation.forms.flatMap((form, index): InputError[] => {
    const path = `forms.${index}`;
    if (!offered.includes(form))
      return [
        {
          path,
          message:
            offered.length > 0
              ? `Formuläret används inte vid det här tillfället. Välj bland: ${offered.join(', ')}.`
              : 'Området har inga formulär vid det här tillfället.',
        },
      ];
    return invitation.forms.indexOf(form) < index ? [{ path, message: 'Formuläret står två gånger.' }] : [];
  });
  const at = `invitations.${patient.invitations.length}.`;
  const invited = { ...patient, invitations: [...patient.invitations, invitation] };
  const wrong = checkPatient(invited, momentOf(now), patient).flatMap(({ path, message }) =>
    path.startsWith(at) ? [{ path: path.slice(at.length), message }] : [],
  );
  const tooMany =
    invited.invitations.length > invitationsLimit
      ? [{ path: 'reference', message: `En patient har högst ${invitationsLimit} enkäter.` }]
      : [];
  return [...tooMany, ...wrongForms, ...wrong];
}
