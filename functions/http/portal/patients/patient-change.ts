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
import type { Authorship } from '../../../storage/authorship.ts';
import type { StoredPatient } from '../../../storage/patient/stored-patient.ts';
import { perArea } from '../../openapi/described.ts';
import { refuse } from '../../request.ts';
import { KnownVersion } from '../context.ts';
import { recordOf } from './patient-view.ts';

const { version, reason } = KnownVersion.shape;

/** A change of a record, based on a known version. */
const changeSchema = (area: Area) =>
  z.strictObject({ version, record: schemasOf(area).PatientRecord, reason: reason.optional() });
export const PatientChange = perArea('PatientChange', changeSchema);
type PatientChange = z.infer<ReturnType<typeof changeSchema>>;

/** Makes the access log's detail of a change: of the record, which holds no answers. */
export function changesFrom(stored: StoredPatient, record: PatientRecord): { detail?: RecordChanges } {
  const changes = recordChanges(recordOf(stored.patient), record);
  return changes.length > 0 ? { detail: withinRoom(changes, changesRoom.logged) } : {};
}

/**
 * Refuses a change that does not fit the stored patient, their invitations included.
 * @param lastChange who changed the record last, for the caller whose version is older
 */
export function refuseWrong(
  { version: known, record, reason: given }: PatientChange,
  stored: StoredPatient,
  { now, lastChange }: { now: Date; lastChange?: Authorship | undefined },
): void {
  const current = { version: stored.version, record: recordOf(stored.patient) };
  if (record.reference !== stored.patient.reference) {
    refuse([{ path: 'record.reference', message: 'Referensen kan inte ändras.' }]);
  }
  if (known !== stored.version)
    fail({
      kind: 'conflict',
      why: 'patient-changed',
      current: { ...current, ...(lastChange && { changed: lastChange }) },
    });
  const { invitations } = stored.patient;
  refuse(
    checkPatient({ ...record, invitations }, momentOf(now), stored.patient).map(({ path, message }) => ({
      path: `record.${path}`,
      message,
    })),
  );
  if (given === undefined && isCorrection(current.record, record)) {
    refuse([{ path: 'reason', message: 'Ange varför uppgifter som redan är registrerade ändras.' }]);
  }
}
