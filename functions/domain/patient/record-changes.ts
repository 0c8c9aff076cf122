import * as z from 'zod';
import { occasions } from '../care/occasion.ts';
import { differingFields, type Fields } from '../same.ts';
import type { PatientRecord, Treatment, Visit } from './patient.ts';

/**
 * One difference between two versions of a record. For an added or removed visit or treatment it holds only
 * the key: the values are in the record, or are gone from it.
 */
export const RecordChange = z.strictObject({
  kind: z
    .enum(['added', 'removed', 'changed', 'replaced'])
    .describe('`replaced`: an answer that is written anew; its fields that differ follow as changed'),
  about: z
    .strictObject({ kind: z.string(), date: z.string() })
    .optional()
    .describe('The visit or treatment, as it was before; left out where it is who the patient is'),
  invitation: z
    .strictObject({ occasion: z.enum(occasions), sentAt: z.string().optional() })
    .optional()
    .describe('The invitation, as it was before'),
  form: z.string().optional().describe('Of an answer: to which form of the invitation'),
  field: z.string().optional(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
export type RecordChange = z.infer<typeof RecordChange>;

/** As many changes of a record as there is room for, and the number left out. */
export const RecordChanges = z.strictObject({
  changes: z.array(RecordChange),
  more: z.int().min(1).optional().describe('Changes that there is no room to tell'),
});
export type RecordChanges = z.infer<typeof RecordChanges>;

/**
 * The most characters of JSON for the changes of one request: in the access log, far below the limit of one
 * item; and for each patient in the response to an import, which covers many patients.
 */
export const changesRoom = { logged: 16_000, imported: 4_000 } as const;

type About = RecordChange['about'];

function fieldChanges(
  { key: _, ...before }: Fields,
  { key: __, ...after }: Fields,
  about?: About,
): RecordChange[] {
  return differingFields(before, after).map(([field, values]) => ({
    kind: 'changed',
    ...(about ? { about } : {}),
    field,
    ...values,
  }));
}

const aboutOf = ({ kind, date }: Visit | Treatment) => ({ kind, date });

function listChanges<Item extends Visit | Treatment>(
  before: readonly Item[],
  after: readonly Item[],
): RecordChange[] {
  const kept = before.flatMap((item): RecordChange[] => {
    const now = after.find(({ key }) => key === item.key);
    return now ? fieldChanges(item, now, aboutOf(item)) : [{ kind: 'removed', about: aboutOf(item) }];
  });
  const added = after
    .filter(({ key }) => !before.some((item) => item.key === key))
    .map((item): RecordChange => ({ kind: 'added', about: aboutOf(item) }));
  return [...kept, ...added];
}

/**
 * Lists all differences between two versions of a record: the patient's own fields, then visits, then
 * treatments.
 */
export function recordChanges(before: PatientRecord, after: PatientRecord): RecordChange[] {
  const { visits, treatments, ...head } = before;
  const { visits: visitsAfter, treatments: treatmentsAfter, ...headAfter } = after;
  return [
    ...fieldChanges(head, headAfter),
    ...listChanges(visits, visitsAfter),
    ...listChanges(treatments, treatmentsAfter),
  ];
}

/** Takes as many of the changes as there is room for, in characters of JSON, and counts the rest. */
export function withinRoom<Change>(
  all: readonly Change[],
  characters: number,
): { changes: Change[]; more?: number } {
  let taken = 0;
  const changes = all.filter((change) => {
    const { length } = JSON.stringify(change);
    if (taken + length > characters) return false;
    taken += length;
    return true;
  });
  const more = all.length - changes.length;
  return { changes, ...(more > 0 ? { more } : {}) };
}
