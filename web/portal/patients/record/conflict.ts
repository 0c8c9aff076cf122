import type { PatientRecord } from '../../../../functions/domain/patient/patient.ts';
import { type Fields, isSame } from '../../../../functions/domain/same.ts';
import { type Edit, headOf } from './record-edit.ts';

/** A field that both have changed, differently. */
export type Clash = { field: string; before: unknown; mine: unknown; theirs: unknown };

/** What a stale edit meets: the other's version of the same thing, and where the two differ. */
export type Conflict = {
  /** The thing as it now is; absent when the other has removed it. */
  theirs: Fields | undefined;
  clashes: Clash[];
  /** Mine laid over theirs, with mine where both have changed. */
  merged: Edit;
};

function currentOf(record: PatientRecord, edit: Edit): Fields | undefined {
  if (edit.part === 'head') return headOf(record);
  const key = (edit.before ?? edit.after)?.key;
  return record[edit.part].find((item) => item.key === key);
}

/**
 * Lists merged item by item: theirs, without what I took out and with what I put in. It is a clash when we both
 * replaced the same item.
 */
function mergeLists(before: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]) {
  const within = (list: readonly unknown[], item: unknown) => list.some((one) => isSame(one, item));
  const added = mine.filter((item) => !within(before, item));
  const kept = theirs.filter((item) => within(mine, item) || !within(before, item));
  const bothReplaced =
    added.length > 0 && before.some((item) => !within(mine, item) && !within(theirs, item));
  return { merged: [...kept, ...added.filter((item) => !within(kept, item))], clash: bothReplaced };
}

const asList = (value: unknown): readonly unknown[] | null =>
  Array.isArray(value) ? value : value === undefined ? [] : null;

/** Lays a stale edit over the record as it now is. Only its own visit, treatment or head is looked at. */
export function conflictOf(edit: Edit, current: PatientRecord): Conflict {
  const theirs = currentOf(current, edit);
  const { before, after } = edit as { before?: Fields; after?: Fields };
  const rebased = (next: Fields | undefined) => ({ ...edit, before: theirs, after: next }) as Edit;
  if (!before || !after || !theirs) return { theirs, clashes: [], merged: rebased(after) };
  const merged: Record<string, unknown> = { ...theirs };
  const clashes: Clash[] = [];
  for (const field of new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(theirs)])) {
    if (isSame(before[field], after[field])) continue;
    const lists = [before[field], after[field], theirs[field]].map(asList);
    const [from, mine, other] = lists;
    const list =
      from && mine && other && lists.some((one) => one?.length) ? mergeLists(from, mine, other) : null;
    merged[field] = list ? list.merged : after[field];
    const both = !isSame(before[field], theirs[field]) && !isSame(after[field], theirs[field]);
    if (list ? list.clash : both)
      clashes.push({ field, before: before[field], mine: after[field], theirs: theirs[field] });
  }
  return { theirs, clashes, merged: rebased(merged) };
}

/** The edit with the other's value in a field where both have changed it. */
export function preferTheirs(edit: Edit, clash: Clash): Edit {
  return { ...edit, after: { ...edit.after, [clash.field]: clash.theirs } } as Edit;
}
