import * as z from 'zod';
import { differingFields, type Fields } from '../same.ts';
import type { PatientRecord, Treatment, Visit } from './patient.ts';

/**
 * One thing that differs between two versions of a record. Of a visit or treatment that is added or removed only which
 * it is: its values stand in the record, or are gone from it.
 */
export const RecordChange = z.strictObject({
  kind: z.enum(['added', 'removed', 'changed']),
  about: z
    .strictObject({ kind: z.string(), date: z.string() })
    .optional()
    .describe('The visit or treatment, as it was before; left out where it is who the patient is'),
  field: z.string().optional(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
export type RecordChange = z.infer<typeof RecordChange>;

/** The changes of a record as far as there is room to tell them. */
export const RecordChanges = z.strictObject({
  changes: z.array(RecordChange),
  more: z.int().min(1).optional().describe('Changes that there is no room to tell'),
});
export type RecordChanges = z.infer<typeof RecordChanges>;

/**
 * Most that is told of what one change does, in characters of JSON: in the access log, far below what one item may hold;
 * and of each patient in the answer to an import, which tells of many.
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

/** Everything that differs between two versions of a record: who the patient is, then visits, then treatments. */
export function recordChanges(before: PatientRecord, after: PatientRecord): RecordChange[] {
  const { visits, treatments, ...head } = before;
  const { visits: visitsAfter, treatments: treatmentsAfter, ...headAfter } = after;
  return [
    ...fieldChanges(head, headAfter),
    ...listChanges(visits, visitsAfter),
    ...listChanges(treatments, treatmentsAfter),
  ];
}

/** As many of the changes as there is room for, in characters of JSON, and how many there is not. */
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
