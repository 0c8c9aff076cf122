import type { Moment } from '../../../../functions/domain/care/period.ts';
import type { InputError } from '../../../../functions/domain/failure.ts';
import type { Patient, PatientRecord } from '../../../../functions/domain/patient/patient.ts';
import { checkPatient } from '../../../../functions/domain/patient/patient-check.ts';
import { api, type SeenPatient } from '../../api.ts';
import { Problem } from '../../problem.ts';
import { newRecord, type Read } from './drafts.ts';
import { splitErrors, type Wrong } from './field-errors.ts';
import { applyEdit, type Edit, type Head, pathOf, recordOf } from './record-edit.ts';

/** The patient that an edit is made on, and the day it is judged at. */
export type Base = { patient: SeenPatient; moment: Moment };

/** The record as somebody else has saved it meanwhile. */
type Stale = { version: number; current: PatientRecord };

/** An edit that somebody else was faster than. */
export type EditConflict = Stale & { edit: Edit };

export type SaveOutcome =
  | { kind: 'saved' }
  | ({ kind: 'stale' } & Stale)
  /** `at`: where the edited thing stands in what was judged. */
  | { kind: 'refused'; errors: readonly InputError[]; at: string };

/** The same rules as the server's, so that most mistakes are told before anything is sent. */
function objections(record: PatientRecord, { patient, moment }: Base): InputError[] {
  const invitations = patient.invitations.map(({ status: _, answers, ...invitation }) => ({
    ...invitation,
    answers: Object.fromEntries(
      Object.entries(answers ?? {}).map(([form, { scores: _scores, ...answer }]) => [
        form,
        { ...answer, values: answer.values ?? {} },
      ]),
    ),
  }));
  return checkPatient({ ...record, invitations } as Patient, moment);
}

/** What is wrong with a form before it is sent: what cannot be read, and what the rules say of what can. */
export function wrongIn(base: Base, { value, partial, errors = {} }: Read<Edit>): Wrong {
  const edit = value ?? partial;
  if (!edit) return { fields: errors, others: [] };
  const record = applyEdit(recordOf(base.patient), edit);
  const { fields, others } = splitErrors(objections(record, base), pathOf(record, edit));
  return { fields: { ...fields, ...errors }, others: value ? others : [] };
}

/** The same of a patient who is new. */
export function wrongInNew({ value, partial, errors = {} }: Read<Head>, moment: Moment): Wrong {
  const head = value ?? partial;
  if (!head) return { fields: errors, others: [] };
  const { fields, others } = splitErrors(checkPatient({ ...newRecord(head), invitations: [] }, moment), '');
  return { fields: { ...fields, ...errors }, others };
}

/**
 * Saves one edit on top of the version given.
 * @param record what the edit is laid on: the base, or after a conflict the record as it now is
 * @throws Problem for anything that is neither a conflict nor something wrong with what was typed
 */
export async function saveEdit(
  base: Base,
  version: number,
  edit: Edit,
  reason: string,
  record: PatientRecord = recordOf(base.patient),
): Promise<SaveOutcome> {
  const next = applyEdit(record, edit);
  const at = pathOf(next, edit);
  const errors = objections(next, base);
  if (errors.length > 0) return { kind: 'refused', errors, at };
  try {
    await api.savePatient(base.patient.reference, {
      version,
      record: next,
      ...(reason ? { reason } : {}),
    });
    return { kind: 'saved' };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 409 && error.current) {
      const { version: newer, record: current } = error.current as { version: number; record: PatientRecord };
      return { kind: 'stale', version: newer, current };
    }
    if (error.status === 422 && error.errors.length > 0) return { kind: 'refused', errors: error.errors, at };
    throw error;
  }
}
