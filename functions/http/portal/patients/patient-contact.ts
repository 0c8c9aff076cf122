import { Hono } from 'hono';
import * as z from 'zod';
import { stockholmDate } from '../../../domain/care/period.ts';
import { fail, type InputError } from '../../../domain/failure.ts';
import {
  ContactDetails,
  isOutgrown,
  isProtected,
  mayText,
  PatientContact,
  stopReasons,
  withoutStop,
  withStop,
} from '../../../domain/patient/contact.ts';
import { differingFields, isSame } from '../../../domain/same.ts';
import { lookAgain } from '../../../storage/messages/due.ts';
import {
  getPatientContact,
  type StoredPatientContact,
  setPatientContact,
} from '../../../storage/patient/patient-contact.ts';
import type { AtUnit } from '../../auth.ts';
import { asJson, described } from '../../openapi/described.ts';
import { json, refuse } from '../../request.ts';
import {
  type AuditAction,
  audit,
  entryOf,
  type PortalDeps,
  type PortalEnv,
  patientOrFail,
  referenceIn,
} from '../context.ts';
import { judgedAnew } from '../judged-anew.ts';
import { endOfSending } from '../messages/under-way.ts';

const version = z.int().min(0).describe('To be sent with a change; 0 where there is none');

const PatientContactChange = ContactDetails.extend({
  version,
  stopped: PatientContact.shape.stopped.describe(
    'As it was read, or left out: only the stop itself changes it',
  ),
}).meta({ id: 'PatientContactChange' });

const SeenPatientContact = PatientContact.extend({
  version,
  outgrown: z
    .literal(true)
    .optional()
    .describe('It is a guardian’s and the patient has turned 18: it is not used'),
  textless: z.literal(true).optional().describe('No text is sent to the country of the number'),
  mayArrive: z
    .array(z.strictObject({ key: z.string(), n: z.int(), channel: z.enum(['sms', 'email']) }))
    .optional()
    .describe('Of a stop: messages that were being sent, of which it is not known whether they arrive'),
}).meta({ id: 'SeenPatientContact' });
type SeenPatientContact = z.infer<typeof SeenPatientContact>;

const Stop = z.strictObject({ reason: z.enum(stopReasons) }).meta({ id: 'Stop' });

/** The sentence about an address for a patient whose identity is protected. */
const protectedText = 'Patienten har skyddade personuppgifter. Telefon och e-post får inte sparas.';

/** Lists the address fields that a protected identity refuses. */
const refusedFor = (stored: PatientContact, details: ContactDetails): InputError[] =>
  isProtected(stored)
    ? (['phone', 'email'] as const)
        .filter((field) => details[field] !== undefined)
        .map((path) => ({ path, message: protectedText }))
    : [];

/** Routes for how one patient is reached, and for stopping everything that the system would send. */
export function patientContactRoutes(deps: PortalDeps) {
  const { table, now } = deps;

  const birthDateOf = async (at: AtUnit, given: string) => {
    const { patient } = await patientOrFail(deps, at, given);
    return { reference: patient.reference, birthDate: patient.birthDate };
  };

  const seen = (
    { contact, version: stored }: StoredPatientContact,
    birthDate: string,
  ): SeenPatientContact => ({
    version: stored,
    ...contact,
    ...(isOutgrown(contact, birthDate, stockholmDate(now())) ? { outgrown: true as const } : {}),
    ...(contact.phone && !mayText(contact.phone, deps.textCountryCodes) ? { textless: true as const } : {}),
  });

  /** Writes what `next` makes of the stored contact, unless that is what is stored. The log names fields, never values. */
  const change = async (
    at: AtUnit,
    given: string,
    action: AuditAction,
    next: (stored: StoredPatientContact, moment: string) => PatientContact,
  ): Promise<SeenPatientContact> => {
    const { reference, birthDate } = await birthDateOf(at, given);
    const { unit } = at;
    const entry = entryOf(deps, at, { action, reference });
    const written = await judgedAnew(
      async () => {
        const stored = await getPatientContact(table, unit.id, reference);
        return { stored, contact: next(stored, entry.at) };
      },
      async ({ stored, contact }) => {
        if (isSame(contact, stored.contact)) return stored;
        const fields = differingFields(stored.contact, contact).map(([field]) => field);
        const { stopped } = contact;
        const detail = {
          fields,
          ...(action === 'stop-contact' && stopped ? { stopped: stopped.reason } : {}),
        };
        const changed = { ...stored, contact };
        const set = await setPatientContact(table, unit.id, reference, changed, { ...entry, detail });
        await lookAgain(table, unit.id, reference, now());
        return set;
      },
    );
    return seen(written, birthDate);
  };

  return new Hono<PortalEnv>()
    .get(
      '/patients/:reference/contact',
      described(() => ({
        summary:
          'How one patient is reached, and whether anything may be sent; version 0 where nothing is stored',
        answers: { 200: asJson(SeenPatientContact) },
      })),
      async (c) => {
        const { reference, birthDate } = await birthDateOf(c.var.at, c.req.param('reference'));
        const stored = await getPatientContact(table, c.var.at.unit.id, reference);
        await audit(deps, c.var.at, { action: 'read-contact', reference });
        return c.json(seen(stored, birthDate));
      },
    )
    .put(
      '/patients/:reference/contact',
      described(() => ({
        summary: 'Changes how a patient is reached; what is left out is taken away, but for a stop',
        answers: { 200: asJson(SeenPatientContact) },
        problems: [409],
      })),
      json(PatientContactChange),
      async (c) => {
        const { version: known, stopped, ...details } = c.req.valid('json');
        const changed = await change(
          c.var.at,
          c.req.param('reference'),
          'change-patient-contact',
          ({ contact: stored, version: present }) => {
            if (known !== present) fail({ kind: 'conflict', why: 'contact-changed' });
            refuse(refusedFor(stored, details));
            if (stopped && !isSame(stopped, stored.stopped))
              refuse([{ path: 'stopped', message: 'Stoppa eller återuppta enkäterna för sig.' }]);
            return { ...details, ...(stored.stopped && { stopped: stored.stopped }) };
          },
        );
        return c.json(changed);
      },
    )
    .post(
      '/patients/:reference/contact/stop',
      described(() => ({
        summary:
          'Stops everything to a patient; `protected-identity` also removes telephone and e-mail for good',
        answers: { 200: asJson(SeenPatientContact) },
        problems: [409],
      })),
      json(Stop),
      async (c) => {
        const { reason } = c.req.valid('json');
        const stopped = await change(c.var.at, c.req.param('reference'), 'stop-contact', ({ contact }, at) =>
          withStop(contact, { reason, at }),
        );
        const mayArrive = await endOfSending(deps, c.var.at.unit.id, referenceIn(c.req.param('reference')));
        return c.json({ ...stopped, ...(mayArrive.length > 0 && { mayArrive }) });
      },
    )
    .delete(
      '/patients/:reference/contact/stop',
      described(() => ({
        summary: 'Ends the stop of a patient; without one, nothing changes',
        answers: { 200: asJson(SeenPatientContact) },
        problems: [409],
      })),
      async (c) =>
        c.json(
          await change(c.var.at, c.req.param('reference'), 'resume-contact', ({ contact }) =>
            withoutStop(contact),
          ),
        ),
    );
}
