import { Hono } from 'hono';
import * as z from 'zod';
import type { Area } from '../../domain/care/area.ts';
import { momentOf } from '../../domain/care/period.ts';
import { WrittenDate, WrittenInstant } from '../../domain/care/written.ts';
import { fail, type InputError } from '../../domain/failure.ts';
import { isCorrection } from '../../domain/patient/correction.ts';
import { type PatientRecord, Reference, schemasOf } from '../../domain/patient/patient.ts';
import { checkPatient } from '../../domain/patient/patient-check.ts';
import {
  changesRoom,
  type RecordChanges,
  recordChanges,
  withinRoom,
} from '../../domain/patient/record-changes.ts';
import { listAudit } from '../../storage/audit.ts';
import { deletePatient } from '../../storage/patient/deletion.ts';
import { type Search, searchPatients } from '../../storage/patient/patient-search.ts';
import { createRecord, updateRecord } from '../../storage/patient/patients.ts';
import type { StoredPatient } from '../../storage/patient/stored-patient.ts';
import type { AtUnit } from '../auth.ts';
import { asJson, described, perArea } from '../openapi/described.ts';
import { json, query } from '../request.ts';
import {
  type AuditAction,
  audit,
  auditActions,
  entryOf,
  KnownVersion,
  type PortalDeps,
  type PortalEnv,
  patientOrFail,
  referenceIn,
} from './context.ts';
import { judgedAnew } from './judged-anew.ts';
import { ListedPatient, listedPatient, recordOf, SeenPatient, seenPatient } from './patient-view.ts';

const page = {
  after: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
const ListQuery = z.strictObject({
  ...page,
  search: z.string().max(80).default('').describe('A part of the reference, in capitals or small letters'),
  after: Reference.optional(),
});
/** Searched for in a body, since addresses come to stand in histories and logs. */
const PatientSearch = z
  .strictObject({
    search: z
      .string()
      .max(80)
      .describe('A part of the reference, or a whole date of birth: YYYY-MM-DD or YYYYMMDD'),
    after: Reference.optional(),
    limit: z.int().min(1).max(200).default(50),
  })
  .meta({ id: 'PatientSearch' });
const HistoryQuery = z.strictObject({
  ...page,
  only: z.literal('changes').optional().describe('Leaves out who has only read'),
});

/** What is done at one patient without changing anything. */
const mereReadings: readonly AuditAction[] = ['read-patient', 'read-history', 'preview-patient'];

const { version, reason } = KnownVersion.shape;

/** A change of a record, made on a version of it. */
const changeSchema = (area: Area) =>
  z.strictObject({ version, record: schemasOf(area).PatientRecord, reason: reason.optional() });
const PatientChange = perArea('PatientChange', changeSchema);

const PatientList = z
  .strictObject({
    patients: z.array(ListedPatient),
    next: z.string().optional(),
    total: z.int().optional().describe('How many there are in all; left out where that is not known cheaply'),
  })
  .meta({ id: 'PatientList' });
type PatientList = z.infer<typeof PatientList>;
const Registered = z.strictObject({ reference: Reference, version }).meta({ id: 'Registered' });
type Registered = z.infer<typeof Registered>;
const Changed = z.strictObject({ version }).meta({ id: 'Changed' });
type Changed = z.infer<typeof Changed>;

const History = z
  .strictObject({
    entries: z.array(
      z.strictObject({
        at: WrittenInstant,
        who: z.string(),
        action: z.enum(auditActions),
        reason: z.string().optional(),
        detail: z.record(z.string(), z.unknown()).optional(),
      }),
    ),
    next: z.string().optional(),
  })
  .meta({ id: 'History' });

/** Patients of the unit: list, search, register, open, change, delete, and who did what. */
export function patientRoutes(deps: PortalDeps) {
  const { table, now } = deps;
  return new Hono<PortalEnv>()
    .get(
      '/patients',
      described(() => ({
        summary:
          'The unit’s patients, or those with `search` anywhere in their reference, in its order; `next` while there are more',
        answers: { 200: asJson(PatientList) },
      })),
      query(ListQuery),
      async (c) => {
        const { search, ...page } = c.req.valid('query');
        return c.json(await listOf(deps, c.var.at, { typed: withoutSpaces(search), ...page }));
      },
    )
    .post(
      '/patients/search',
      described(() => ({
        summary: 'The same for a part of the reference or a date of birth, which is kept out of addresses so',
        answers: { 200: asJson(PatientList) },
      })),
      json(PatientSearch),
      async (c) => {
        const { search, ...page } = c.req.valid('json');
        const typed = withoutSpaces(search);
        return c.json(await listOf(deps, c.var.at, { typed, birthDate: birthDateIn(typed), ...page }));
      },
    )
    .post(
      '/patients',
      described(() => ({
        summary: 'Registers a patient',
        answers: { 201: asJson(Registered) },
        problems: [409],
      })),
      json(perArea('PatientRecord', (area) => schemasOf(area).PatientRecord)),
      async (c) => {
        const record = c.req.valid('json');
        const { reference } = record;
        refuse(checkPatient({ ...record, invitations: [] }, momentOf(now())));
        const entry = entryOf(deps, c.var.at, { action: 'register-patient', reference });
        const created = await createRecord(table, c.var.at.unit.id, record, entry);
        return c.json({ reference, version: created } satisfies Registered, 201);
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
        await audit(deps, c.var.at, { action: 'read-patient', reference: stored.patient.reference });
        return c.json(seenPatient(c.var.at.area, stored, now()));
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
            refuseWrong(change, stored, now());
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
    )
    .get(
      '/patients/:reference/history',
      described(() => ({
        summary: 'Who read or changed the patient, newest first',
        answers: { 200: asJson(History) },
      })),
      query(HistoryQuery),
      async (c) => {
        const reference = referenceIn(c.req.param('reference'));
        const { after, limit, only } = c.req.valid('query');
        const { entries, next } = await listAudit(table, c.var.at.unit.id, {
          reference,
          limit,
          without: only === 'changes' ? mereReadings : [],
          ...(after === undefined ? {} : { after }),
        });
        // Who has been deleted still has a history.
        if (entries.length === 0 && after === undefined) await patientOrFail(deps, c.var.at, reference);
        await audit(deps, c.var.at, { action: 'read-history', reference });
        const rows = entries.map(({ at, who, action, reason: given, detail }) => ({
          at,
          who,
          action,
          ...(given === undefined ? {} : { reason: given }),
          ...(detail === undefined ? {} : { detail }),
        }));
        return c.json({ entries: rows, ...(next === undefined ? {} : { next }) });
      },
    );
}

const withoutSpaces = (text: string): string => text.replace(/\s/g, '');

/** The date that was typed whole; undefined for anything else. */
function birthDateIn(typed: string): string | undefined {
  const [, ...parts] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(typed) ?? [];
  return WrittenDate.safeParse(parts.join('-')).data;
}

/** A page of the unit's patients, which the access log tells of. What can be no part of a reference finds nobody. */
async function listOf(deps: PortalDeps, at: AtUnit, search: Search): Promise<PatientList> {
  if (search.typed !== '' && !Reference.safeParse(search.typed).success) return { patients: [], total: 0 };
  const { patients, ...rest } = await searchPatients(deps.table, at.unit.id, search);
  const [first, last] = [patients[0], patients.at(-1)].map((one) => one?.patient.reference);
  await audit(deps, at, { action: 'list-patients', detail: { first, last, count: patients.length } });
  return { patients: patients.map((stored) => listedPatient(stored, deps.now())), ...rest };
}

/** What the access log says of a change: of the record, which has no answers. */
function changesFrom(stored: StoredPatient, record: PatientRecord): { detail?: RecordChanges } {
  const changes = recordChanges(recordOf(stored.patient), record);
  return changes.length > 0 ? { detail: withinRoom(changes, changesRoom.logged) } : {};
}

/** Stops at what does not fit the patient as stored, their invitations included. */
function refuseWrong(
  { version: known, record, reason: given }: z.infer<ReturnType<typeof changeSchema>>,
  stored: StoredPatient,
  now: Date,
): void {
  const current = { version: stored.version, record: recordOf(stored.patient) };
  if (record.reference !== stored.patient.reference) {
    refuse([{ path: 'record.reference', message: 'Referensen kan inte ändras.' }]);
  }
  if (known !== stored.version) fail({ kind: 'conflict', why: 'patient-changed', current });
  const { invitations } = stored.patient;
  refuse(
    checkPatient({ ...record, invitations }, momentOf(now)).map(({ path, message }) => ({
      path: `record.${path}`,
      message,
    })),
  );
  if (given === undefined && isCorrection(current.record, record)) {
    refuse([{ path: 'reason', message: 'Ange varför uppgifter som redan är registrerade ändras.' }]);
  }
}

function refuse(errors: InputError[]): void {
  if (errors.length > 0) fail({ kind: 'invalid', errors });
}
