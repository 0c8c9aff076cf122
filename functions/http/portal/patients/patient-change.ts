import * as z from 'zod';
import type { Area } from '../../../domain/care/area.ts';
import { momentOf } from '../../../domain/care/period.ts';
import { fail } from '../../../domain/failure.ts';
import { isCorrection } from '../../../domain/patient/correction.ts';
import { type PatientRecord, schemasOf } from '../../../domain/patient/patient.ts';
import { checkPatient } from '../../../domain/patient/patient-check.ts';
import {
  changesRoom,
  type RecordChanges,
  recordChanges,
  withinRoom,
} from '../../../domain/patient/record-changes.ts';
import type { StoredPatient } from '../../../storage/patient/stored-patient.ts';
import { perArea } from '../../openapi/described.ts';
import { refuse } from '../../request.ts';
import { KnownVersion } from '../context.ts';
import { recordOf } from './patient-view.ts';

const { version, reason } = KnownVersion.shape;

/** A change of a record, made on a version of it. */
const changeSchema = (area: Area) =>
  z.strictObject({ version, record: schemasOf(area).PatientRecord, reason: reason.optional() });
export const PatientChange = perArea('PatientChange', changeSchema);
type PatientChange = z.infer<ReturnType<typeof changeSchema>>;

/** What the access log says of a change: of the record, which has no answers. */
export function changesFrom(stored: StoredPatient, record: PatientRecord): { detail?: RecordChanges } {
  const changes = recordChanges(recordOf(stored.patient), record);
  return changes.length > 0 ? { detail: withinRoom(changes, changesRoom.logged) } : {};
}

/** Stops at what does not fit the patient as stored, their invitations included. */
export function refuseWrong(
  { version: known, record, reason: given }: PatientChange,
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
