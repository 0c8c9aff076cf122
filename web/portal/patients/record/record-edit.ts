import type { Keyed, PatientRecord, Treatment, Visit } from '../../../../functions/domain/patient/patient.ts';
import type { SeenPatient } from '../../api.ts';

/** The part of a record outside its lists: the facts about the patient. */
export type Head = Omit<PatientRecord, 'visits' | 'treatments'>;

/**
 * One edit of a record: it changes the facts about the patient, or adds, changes or removes one visit or
 * treatment. `before` is the state when the edit began: absent when something is added. `after` is absent
 * when it is removed.
 */
export type Edit =
  | { part: 'head'; before: Head; after: Head }
  | { part: 'visits'; before?: Visit | undefined; after?: Visit | undefined }
  | { part: 'treatments'; before?: Treatment | undefined; after?: Treatment | undefined };

/**
 * Makes the record from the shown patient: without the values that the server computes, and without the
 * invitations.
 */
export function recordOf(patient: SeenPatient): PatientRecord {
  const { version: _, questions: __, invitations: ___, need: ____, visits, ...head } = patient;
  return { ...head, visits: visits.map(({ sunnybrookScore: _score, ...visit }) => visit) };
}

export function headOf({ visits: _, treatments: __, ...head }: PatientRecord): Head {
  return head;
}

function put<Item extends Keyed>(items: readonly Item[], edit: { before?: Item; after?: Item }): Item[] {
  const key = (edit.before ?? edit.after)?.key;
  const { after } = edit;
  const at = items.findIndex((item) => item.key === key);
  if (at < 0) return after ? [...items, after] : [...items];
  return after ? items.with(at, after) : items.toSpliced(at, 1);
}

/** Applies the edit to the record, whatever else has changed in it meanwhile. */
export function applyEdit(record: PatientRecord, edit: Edit): PatientRecord {
  switch (edit.part) {
    case 'head':
      return { ...edit.after, visits: record.visits, treatments: record.treatments };
    case 'visits':
      return { ...record, visits: put(record.visits, edit as { before?: Visit; after?: Visit }) };
    case 'treatments':
      return {
        ...record,
        treatments: put(record.treatments, edit as { before?: Treatment; after?: Treatment }),
      };
  }
}

/**
 * The entry of the patient's page that shows the edited data: the key of the visit or treatment, else `head`.
 */
export const entryOf = (edit: Edit): string =>
  edit.part === 'head' ? 'head' : ((edit.after ?? edit.before)?.key ?? '');

/**
 * The path of the edited visit or treatment in the record that is sent, as the paths of errors begin:
 * `visits.2`.
 */
export function pathOf(record: PatientRecord, edit: Edit): string {
  if (edit.part === 'head') return '';
  const key = (edit.after ?? edit.before)?.key;
  return `${edit.part}.${record[edit.part].findIndex((item) => item.key === key)}`;
}

/** Makes a key that no item of the unit's own files can have. */
export const newKey = (prefix: string): string => `${prefix}-${crypto.randomUUID().slice(0, 8)}`;
