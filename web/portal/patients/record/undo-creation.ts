import type { Moment } from '../../../../functions/domain/care/period.ts';
import { isSame } from '../../../../functions/domain/same.ts';
import { api } from '../../api.ts';
import type { Undone } from '../../undo/undo.ts';
import { type Edit, recordOf } from './record-edit.ts';
import { saveEdit } from './save-edit.ts';

/** The reason that the history gives. */
const reason = 'Ångrat direkt efter registreringen';
const changedSince = 'Det har ändrats sedan dess, och står kvar';

/**
 * Erases a patient who was registered just now.
 * @param version the version that the registration stored
 */
export async function undoPatient(reference: string, version: number): Promise<Undone> {
  const patient = await api.patient(reference);
  if (patient.version !== version || patient.invitations.length > 0)
    return { refused: `${reference} har fått mer sedan dess, och står kvar. Ta bort på patientens sida` };
  await api.deletePatient(reference, { version, reason });
  return { done: `${reference} är borttagen igen` };
}

/** An edit that added a visit or a treatment. */
export type Addition = Exclude<Edit, { part: 'head' }>;

export const isAddition = (edit: Edit): edit is Addition =>
  edit.part !== 'head' && edit.before === undefined && edit.after !== undefined;

/** Removes a visit or treatment that was added just now. */
export async function undoAddition(
  reference: string,
  { part, after: added }: Addition,
  moment: Moment,
): Promise<Undone> {
  const patient = await api.patient(reference);
  const stored = recordOf(patient)[part].find(({ key }) => key === added?.key);
  if (!stored || !isSame(stored, added)) return { refused: changedSince };
  const removal = { part, before: stored } as Edit;
  const outcome = await saveEdit({ patient, moment }, patient.version, removal, reason);
  if (outcome.kind === 'stale') return { refused: changedSince };
  if (outcome.kind === 'refused')
    return { refused: outcome.errors[0]?.message.replace(/\.$/, '') ?? changedSince };
  return { done: part === 'visits' ? 'Besöket är borttaget igen' : 'Behandlingen är borttagen igen' };
}
