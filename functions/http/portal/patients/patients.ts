import { Hono } from 'hono';
import * as z from 'zod';
import { momentOf, stockholmDate } from '../../../domain/care/period.ts';
import { type Patient, Reference, schemasOf } from '../../../domain/patient/patient.ts';
import { checkPatient } from '../../../domain/patient/patient-check.ts';
import { needsOf } from '../../../domain/worklist/needs.ts';
import { worklistOf } from '../../../domain/worklist/worklist.ts';
import { readStandings } from '../../../storage/messages/standing.ts';
import { deletePatient } from '../../../storage/patient/deletion.ts';
import { getPatientContact } from '../../../storage/patient/patient-contact.ts';
import { createRecord, updateRecord } from '../../../storage/patient/patients.ts';
import { hiddenBy, readOutcomes } from '../../../storage/worklist/outcomes.ts';
import type { AtUnit } from '../../auth.ts';
import { asJson, described, perArea } from '../../openapi/described.ts';
import { json, query, refuse } from '../../request.ts';
import {
  AcceptSame,
  audit,
  entryOf,
  KnownVersion,
  type PortalDeps,
  type PortalEnv,
  patientOrFail,
  referenceIn,
} from '../context.ts';
import { createdOnce } from '../created-once.ts';
import { judgedAnew } from '../judged-anew.ts';
import { seenMessages } from '../messages/seen-messages.ts';
import { yearWorkedOn } from '../year/year-view.ts';
import { lastChangeOf } from './last-change.ts';
import { type ListedNeed, listedNeed } from './listed-patient.ts';
import { changesFrom, PatientChange, refuseWrong } from './patient-change.ts';
import { SeenPatient, seenPatient } from './patient-view.ts';

const { version } = KnownVersion.shape;
const Registered = z.strictObject({ reference: Reference, version }).meta({ id: 'Registered' });
type Registered = z.infer<typeof Registered>;
const Changed = z.strictObject({ version }).meta({ id: 'Changed' });
type Changed = z.infer<typeof Changed>;

/** Routes to register, open, change and delete the unit's patients. */
export function patientRoutes(deps: PortalDeps) {
  const { table, now } = deps;
  return new Hono<PortalEnv>()
    .post(
      '/patients',
      described(() => ({
        summary: 'Registers a patient',
        answers: { 201: asJson(Registered) },
        problems: [404, 409],
        once: true,
      })),
      query(z.strictObject({ sameReference: AcceptSame })),
      json(perArea('PatientRecord', (area) => schemasOf(area).PatientRecord)),
      async (c) => {
        const record = c.req.valid('json');
        const accepted = c.req.valid('query').sameReference === 'accepted' ? 'all' : [];
        const registered = await createdOnce(deps, c, [record, accepted], {
          create: async (remember): Promise<Registered> => {
            const { reference } = record;
            refuse(checkPatient({ ...record, invitations: [] }, momentOf(now())));
            const entry = entryOf(deps, c.var.at, { action: 'register-patient', reference });
            const unit = c.var.at.unit.id;
            const created = await createRecord(table, unit, record, entry, accepted, remember({ reference }));
            return { reference, version: created };
          },
          // A patient who was deleted in between is not there: the repeat does not say that they are.
          repeat: async (made) => {
            const { patient } = await patientOrFail(deps, c.var.at, made.reference);
            return { reference: patient.reference, version: 1 };
          },
        });
        return c.json(registered, 201);
      },
    )
    .get(
      '/patients/:reference',
      described(() => ({
        summary: 'One record with its scores, states and questions; PREM answers without their values',
        answers: { 200: asJson(SeenPatient) },
      })),
      async (c) => {
        const stored = await patientOrFail(deps, c.var.at, c.req.param('reference'));
        const { reference } = stored.patient;
        const [need, { contact }] = await Promise.all([
          nextNeedOf(deps, c.var.at, stored.patient),
          getPatientContact(table, c.var.at.unit.id, reference),
        ]);
        await audit(deps, c.var.at, { action: 'read-patient', reference });
        const standings = await readStandings(deps, c.var.at.unit.id, reference);
        const { stopped } = contact;
        const messages = Object.fromEntries(
          standings.map((standing) => [standing.item.key, seenMessages(standing, now())]),
        );
        return c.json(seenPatient(c.var.at.area, stored, now(), { need, messages, stopped }));
      },
    )
    .put(
      '/patients/:reference',
      described(() => ({
        summary: 'Changes a record; what was recorded is changed or removed only with a reason',
        answers: { 200: asJson(Changed) },
        problems: [409],
      })),
      json(PatientChange),
      async (c) => {
        const change = c.req.valid('json');
        const { record } = change;
        const { reference } = record;
        const entry = entryOf(deps, c.var.at, { action: 'change-patient', reference, reason: change.reason });
        const changed = await judgedAnew(
          async () => {
            const stored = await patientOrFail(deps, c.var.at, c.req.param('reference'));
            const lastChange =
              change.version === stored.version
                ? undefined
                : await lastChangeOf(table, c.var.at.unit.id, stored.patient.reference);
            refuseWrong(change, stored, { now: now(), lastChange });
            return stored;
          },
          (stored) => {
            const detail = changesFrom(stored, record);
            return updateRecord(table, c.var.at.unit.id, record, stored, { ...entry, ...detail });
          },
        );
        return c.json({ version: changed } satisfies Changed);
      },
    )
    .delete(
      '/patients/:reference',
      described(() => ({
        summary: 'Deletes a patient with forms and answers; the history stays',
        answers: { 204: {} },
        problems: [409],
      })),
      json(KnownVersion),
      async (c) => {
        const { version: known, reason: given } = c.req.valid('json');
        const reference = referenceIn(c.req.param('reference'));
        const entry = entryOf(deps, c.var.at, { action: 'delete-patient', reference, reason: given });
        await deletePatient(table, c.var.at.unit.id, reference, known, entry);
        return c.body(null, 204);
      },
    );
}

/** Finds the most pressing need of a patient, by the rules and the outcomes of the worklist. */
async function nextNeedOf(
  { table, now }: PortalDeps,
  at: AtUnit,
  patient: Patient,
): Promise<ListedNeed | undefined> {
  const { area, unit } = at;
  const { reference } = patient;
  const [outcomes, year] = await Promise.all([
    readOutcomes(table, unit.id, reference),
    yearWorkedOn(table, at, now()),
  ]);
  const today = stockholmDate(now());
  const view = { year, today, workedOn: year };
  const needs = needsOf(area, unit.id, patient);
  const [first] = worklistOf([{ reference, needs }], view, hiddenBy(new Map([[reference, outcomes]]), today));
  return first && listedNeed(first, outcomes);
}
