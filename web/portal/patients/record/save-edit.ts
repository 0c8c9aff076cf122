import type { Moment } from '../../../../functions/domain/care/period.ts';
import type { InputError } from '../../../../functions/domain/failure.ts';
import type { Patient, PatientRecord, Visit } from '../../../../functions/domain/patient/patient.ts';
import { checkPatient } from '../../../../functions/domain/patient/patient-check.ts';
import { api, type SeenPatient } from '../../api.ts';
import { Problem } from '../../problem.ts';
import { type Errors, newRecord, type Read } from './drafts.ts';
import { splitErrors, type Wrong } from './field-errors.ts';
import { applyEdit, type Edit, type Head, pathOf, recordOf } from './record-edit.ts';

/** The patient that an edit is based on, and the moment at which it is checked. */
export type Base = { patient: SeenPatient; moment: Moment };

/** The record as another person has saved it meanwhile. */
type Stale = { version: number; current: PatientRecord; changed?: Changed | undefined };

/** Who changed the record last, and when. */
type Changed = { at: string; by: string };

/** An edit of a version that another person's save has replaced. */
export type EditConflict = Stale & { edit: Edit };

/** The body of a conflict. */
type Newer = { version: number; record: PatientRecord; changed?: Changed };

export type SaveOutcome =
  | { kind: 'saved' }
  | ({ kind: 'stale' } & Stale)
  /** `at`: the path of the edited visit or treatment in the checked record. */
  | { kind: 'refused'; errors: readonly InputError[]; at: string };

/** Checks the record by the server's own rules, so that most errors are shown before anything is sent. */
function objections(
  record: PatientRecord,
  { patient, moment }: Base,
  stored: PatientRecord = recordOf(patient),
): InputError[] {
  const invitations = patient.invitations.map(({ status: _, answers, ...invitation }) => ({
    ...invitation,
    answers: Object.fromEntries(
      Object.entries(answers ?? {}).map(([form, { scores: _scores, ...answer }]) => [
        form,
        { ...answer, values: answer.values ?? {} },
      ]),
    ),
  }));
  return checkPatient({ ...record, invitations } as Patient, moment, { ...stored, invitations } as Patient);
}

/**
 * Finds the errors of a form before it is sent: the fields that cannot be read, and the rules that the others
 * break.
 */
export function wrongIn(base: Base, { value, partial, errors = {} }: Read<Edit>): Wrong {
  const edit = value ?? partial;
  if (!edit) return { fields: errors, others: [] };
  const record = applyEdit(recordOf(base.patient), edit);
  const { fields, others } = splitErrors(objections(record, base), pathOf(record, edit));
  return { fields: { ...fields, ...errors }, others: value ? others : [] };
}

/** Finds the errors of a new patient's form before it is sent. */
export function wrongInNew(
  { value, partial, errors = {} }: Read<Head>,
  moment: Moment,
  visits: readonly Visit[] = [],
): Wrong {
  const head = value ?? partial;
  if (!head) return { fields: errors, others: [] };
  const found = checkPatient({ ...newRecord(head, visits), invitations: [] }, moment);
  const isOfVisit = ({ path }: InputError) => path.startsWith(firstVisit);
  const { fields, others } = splitErrors(
    found.filter((one) => !isOfVisit(one)),
    '',
  );
  return {
    fields: { ...fields, ...ofVisit(splitErrors(found.filter(isOfVisit), firstVisit).fields), ...errors },
    others,
  };
}

const firstVisit = 'visits.0';

/** Names the fields of the new visit among those of its patient. */
export const ofVisit = (fields: Errors): Errors =>
  Object.fromEntries(Object.entries(fields).map(([name, message]) => [`visit.${name}`, message]));

/**
 * Saves one edit on top of the given version.
 * @param onto the record that the edit is applied to: the base, or after a conflict the record as it now is
 * @throws Problem when the call fails for another reason than a conflict or errors in the typed data
 */
export async function saveEdit(
  base: Base,
  version: number,
  edit: Edit,
  reason: string,
  onto: PatientRecord = recordOf(base.patient),
): Promise<SaveOutcome> {
  const next = applyEdit(onto, edit);
  const at = pathOf(next, edit);
  const errors = objections(next, base, onto);
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
      const { version: newer, record, changed } = error.current as Newer;
      return { kind: 'stale', version: newer, current: record, changed };
    }
    if (error.status === 422 && error.errors.length > 0) return { kind: 'refused', errors: error.errors, at };
    throw error;
  }
}
