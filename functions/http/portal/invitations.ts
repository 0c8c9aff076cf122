import { Hono } from 'hono';
import * as z from 'zod';
import { formsOf } from '../../domain/care/area.ts';
import { Key } from '../../domain/care/key.ts';
import { occasions } from '../../domain/care/occasion.ts';
import { momentOf, toInstant } from '../../domain/care/period.ts';
import { WrittenInstant } from '../../domain/care/written.ts';
import { fail, type InputError } from '../../domain/failure.ts';
import { fromPathName } from '../../domain/path-name.ts';
import { type Patient, Reference } from '../../domain/patient/patient.ts';
import { checkPatient } from '../../domain/patient/patient-check.ts';
import { codeBytes, codeOf, showCode } from '../../domain/survey/code.ts';
import { findInstrument } from '../../domain/survey/instruments/instruments.ts';
import { channels, type Invitation } from '../../domain/survey/invitation.ts';
import { stateOf, statusOf } from '../../domain/survey/invitation-state.ts';
import { hasWords } from '../../domain/survey/wordings/wordings.ts';
import { hashCode } from '../../storage/patient/code-hash.ts';
import { createInvitation, renewCode, withdrawInvitation } from '../../storage/patient/invitations.ts';
import type { AtUnit } from '../auth.ts';
import { asJson, described } from '../openapi/described.ts';
import { json } from '../request.ts';
import { readUnitWordings } from '../unit-wordings.ts';
import { entryOf, type PortalDeps, type PortalEnv, patientOrFail } from './context.ts';
import { judgedAnew } from './judged-anew.ts';

const NewInvitation = z
  .strictObject({
    reference: Reference,
    occasion: z.enum(occasions),
    anchor: Key,
    forms: z.array(z.string()).min(1, 'Välj minst ett formulär.').max(10),
    channel: z.enum(channels),
  })
  .meta({ id: 'NewInvitation' });

const Forms = z
  .strictObject({
    forms: z.array(
      z.strictObject({ id: z.string(), languages: z.array(z.string()).describe('Those it has words in') }),
    ),
  })
  .meta({ id: 'Forms' });
type Forms = z.infer<typeof Forms>;

/** The code is told this once and stored only hashed. */
const IssuedCode = z
  .strictObject({ key: z.string(), code: z.string(), link: z.url() })
  .meta({ id: 'IssuedCode' });
export type IssuedCode = z.infer<typeof IssuedCode>;

const Withdrawn = z.strictObject({ key: z.string(), withdrawnAt: WrittenInstant }).meta({ id: 'Withdrawn' });
type Withdrawn = z.infer<typeof Withdrawn>;

const noInvitation = 'Patienten har inget sådant utskick.';

/** What can be sent, and invitations of a patient: create, withdraw, and a new code in place of a lost one. */
export function invitationRoutes(deps: PortalDeps) {
  const { table, now, random, publicUrl } = deps;
  const newCode = () => {
    const code = codeOf(random(codeBytes));
    const shown = showCode(code);
    return { hash: hashCode(code), shown: { code: shown, link: `${publicUrl}/e/${shown}` } };
  };
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
        summary: 'Creates an invitation; its code is shown this once and stored only hashed',
        answers: { 201: asJson(IssuedCode) },
        problems: [404, 409],
      })),
      json(NewInvitation),
      async (c) => {
        const { reference, ...asked } = c.req.valid('json');
        const invitation: Invitation = {
          // Random, as keys that a unit's own files give must not meet it.
          key: `i-${codeOf(random(codeBytes)).slice(0, 10).toLowerCase()}`,
          ...asked,
          sentAt: toInstant(now()),
        };
        const { hash, shown } = newCode();
        const { key } = invitation;
        const entry = entryOf(deps, c.var.at, { action: 'create-invitation', reference, detail: { key } });
        await judgedAnew(
          async () => {
            const { patient, version } = await patientOrFail(deps, c.var.at, reference);
            const errors = errorsIn(c.var.at, patient, invitation, now());
            const unsendable = await unsendableIn(deps, c.var.at, invitation.forms);
            if (errors.length + unsendable.length > 0)
              fail({ kind: 'invalid', errors: [...errors, ...unsendable] });
            return { reference, version };
          },
          (read) => createInvitation(table, c.var.at.unit.id, read, invitation, entry, hash),
        );
        return c.json({ key, ...shown } satisfies IssuedCode, 201);
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
        const entry = entryOf(deps, c.var.at, { action: 'withdraw-invitation', reference, detail: { key } });
        await withdrawInvitation(table, c.var.at.unit.id, reference, key, entry);
        return c.json({ key, withdrawnAt: invitation.withdrawnAt ?? entry.at } satisfies Withdrawn);
      },
    )
    .post(
      '/invitations/:reference/:key/code',
      described(() => ({
        summary: 'A new code; the one before no longer opens anything',
        answers: { 201: asJson(IssuedCode) },
        problems: [409],
      })),
      async (c) => {
        const { patient, invitation } = await invitationOrFail(deps, c.var.at, c.req.param());
        const { reference } = patient;
        const { key } = invitation;
        const status = statusOf(stateOf(invitation), now());
        if (status === 'answered') fail({ kind: 'conflict', detail: 'Alla formulär är redan besvarade.' });
        if (status === 'expired')
          fail({ kind: 'conflict', detail: 'Utskicket har gått ut. Skapa ett nytt i stället.' });
        const left = invitation.forms.filter((form) => !invitation.answers?.[form]);
        const unsendable = await unsendableIn(deps, c.var.at, left);
        if (unsendable.length === left.length)
          fail({ kind: 'conflict', detail: unsendable.map(({ message }) => message).join(' ') });

        const { hash, shown } = newCode();
        const entry = entryOf(deps, c.var.at, { action: 'renew-code', reference, detail: { key } });
        await renewCode(table, c.var.at.unit.id, reference, key, hash, entry);
        return c.json({ key, ...shown } satisfies IssuedCode, 201);
      },
    );
}

/** The forms that have no words which may be shown at the unit. */
async function unsendableIn(
  deps: PortalDeps,
  { unit }: AtUnit,
  forms: readonly string[],
): Promise<InputError[]> {
  const { shown } = await readUnitWordings(deps, unit.id, { consistent: true });
  return forms.flatMap((form, index) => {
    const instrument = findInstrument(form);
    if (!instrument || hasWords(form, shown)) return [];
    const message = `${instrument.shortName} kan inte skickas: det finns bara preliminär text, som inte får användas här. Be en administratör aktivera en ordalydelse med tillstånd för enheten.`;
    return [{ path: `forms.${index}`, message }];
  });
}

/** What does not fit the patient, or the area, about an invitation that is to be sent now. */
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
  const wrong = checkPatient(invited, momentOf(now)).flatMap(({ path, message }) =>
    path.startsWith(at) ? [{ path: path.slice(at.length), message }] : [],
  );
  return [...wrongForms, ...wrong];
}

/** The patient and the invitation that parts of an address's path stand for. Fails as not found. */
export async function invitationOrFail(
  deps: PortalDeps,
  at: AtUnit,
  { reference, key }: { reference: string; key: string },
): Promise<{ patient: Patient; invitation: Invitation }> {
  const { patient } = await patientOrFail(deps, at, reference);
  const named = fromPathName(key);
  const invitation = patient.invitations.find((one) => one.key === named);
  return invitation ? { patient, invitation } : fail({ kind: 'not-found', detail: noInvitation });
}
