import * as z from 'zod';
import { type Keyed, keyedLists, type Patient } from '../domain/patient/patient.ts';
import { patientInOrder } from '../domain/patient/record-order.ts';
import { differingFields, type Fields, isSame } from '../domain/same.ts';
import { type Answer, AnswerHead } from '../domain/survey/answer.ts';
import { hasHiddenAnswers } from '../domain/survey/instruments/instruments.ts';
import type { Invitation } from '../domain/survey/invitation.ts';

/** One fact that a line changes for a stored patient, or gives for a new one. */
export const ImportChange = z.strictObject({
  path: z.string().describe('Its place in the line, as of errors'),
  kind: z.enum(['added', 'changed']),
  before: z.unknown().optional().describe('Left out where nothing was, of what is added, and of PREM values'),
  after: z.unknown().optional().describe('Of an entry or answer that is added all but its key and values'),
});
export type ImportChange = z.infer<typeof ImportChange>;

/** A patient that a line creates or changes. */
export const ImportDetail = z.strictObject({
  line: z.int().describe('Of a CSV file or a workbook the row of the patient'),
  reference: z.string(),
  outcome: z.enum(['created', 'updated']),
  changes: z.array(ImportChange),
  more: z.int().min(1).optional().describe('Changes that there is no room to tell'),
});
export type ImportDetail = z.infer<typeof ImportDetail>;

/** Most patients that an import's answer lists. */
export const detailsLimit = 200;

const without = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

function fieldChanges(
  path: string,
  before: Fields,
  after: Fields,
  among = Object.keys({ ...after, ...before }),
): ImportChange[] {
  return differingFields(before, after, among).map(([field, values]) => ({
    path: `${path}${field}`,
    kind: 'changed',
    ...values,
  }));
}

const answerAdded = (path: string, answer: Answer): ImportChange => ({
  path,
  kind: 'added',
  after: without(answer, ['values', 'cameReadable', 'entryId', 'typedIn']),
});

/** Lists a new entry of a list, and then each of its answers. */
function entryAdded(path: string, entry: Keyed & { answers?: Invitation['answers'] }): ImportChange[] {
  return [
    { path, kind: 'added', after: without(entry, ['key', 'answers']) },
    ...Object.entries(entry.answers ?? {}).map(([form, answer]) =>
      answerAdded(`${path}.answers.${form}`, answer),
    ),
  ];
}

/**
 * Staff may see neither PREM values nor whether two of them agree: such an answer only shows that it is
 * written again.
 */
function answerChanges(
  path: string,
  form: string,
  before: Answer | undefined,
  after: Answer,
): ImportChange[] {
  if (!before) return [answerAdded(path, after)];
  if (hasHiddenAnswers(form)) return isSame(before, after) ? [] : [{ path, kind: 'changed' }];
  return [
    ...fieldChanges(`${path}.`, before, after, Object.keys(AnswerHead.shape)),
    ...fieldChanges(`${path}.values.`, before.values, after.values),
  ];
}

/** Lists for each of the line's entries that it is added, or how it differs from the stored one. */
function entryChanges<T extends Keyed>(
  list: string,
  line: readonly Keyed[],
  before: readonly T[],
  after: readonly T[],
  compare: (path: string, before: T, after: T) => ImportChange[],
): ImportChange[] {
  return line.flatMap(({ key }, index): ImportChange[] => {
    const [was, is] = [before, after].map((all) => all.find((one) => one.key === key));
    const path = `${list}.${index}`;
    if (!is) return [];
    return was ? compare(`${path}.`, was, is) : entryAdded(path, is);
  });
}

/**
 * Lists a line's facts about a new patient, in the order people read them, so that a shifted date is noticed.
 */
export function additionsOf(line: Patient): ImportChange[] {
  const ordered = patientInOrder(line);
  const head = without(ordered, ['reference', ...keyedLists]);
  return [
    ...Object.entries(head).map(([path, after]): ImportChange => ({ path, kind: 'added', after })),
    ...keyedLists.flatMap((list) =>
      ordered[list].flatMap((entry, index) => entryAdded(`${list}.${index}`, entry)),
    ),
  ];
}

/**
 * Lists a line's changes to a stored patient, in the order people read them and with the line's own paths.
 * @param merged the line and the stored patient, joined
 */
export function changesOf(stored: Patient, line: Patient, merged: Patient): ImportChange[] {
  const after = patientInOrder(merged);
  return [
    ...fieldChanges('', without(stored, keyedLists), without(after, keyedLists)),
    ...entryChanges('visits', line.visits, stored.visits, after.visits, fieldChanges),
    ...entryChanges('treatments', line.treatments, stored.treatments, after.treatments, fieldChanges),
    ...entryChanges('invitations', line.invitations, stored.invitations, after.invitations, (at, was, is) => [
      ...fieldChanges(at, without(was, ['answers']), without(is, ['answers'])),
      ...Object.entries(is.answers ?? {}).flatMap(([form, answer]) =>
        answerChanges(`${at}answers.${form}`, form, was.answers?.[form], answer),
      ),
    ]),
  ];
}
