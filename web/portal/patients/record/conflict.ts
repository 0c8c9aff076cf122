import type { PatientRecord } from '../../../../functions/domain/patient/patient.ts';
import { type Fields, isSame } from '../../../../functions/domain/same.ts';
import { type Edit, headOf } from './record-edit.ts';

/** A field that both people have changed, differently. */
export type Clash = { field: string; before: unknown; mine: unknown; theirs: unknown };

/**
 * The result of comparing a stale edit with the record: the other person's version, and the fields where the
 * two differ. `mine` is the edit, `theirs` the other person's version.
 */
export type Conflict = {
  /** The visit, treatment or head as it now is; absent when the other person has removed it. */
  theirs: Fields | undefined;
  clashes: Clash[];
  /** My edit applied to their version, with my value where both have changed a field. */
  merged: Edit;
};

function currentOf(record: PatientRecord, edit: Edit): Fields | undefined {
  if (edit.part === 'head') return headOf(record);
  const key = (edit.before ?? edit.after)?.key;
  return record[edit.part].find((item) => item.key === key);
}

/**
 * Merges lists item by item: their list, without the items I removed and with those I added. It is a clash
 * when both replaced the same item.
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

/**
 * Applies a stale edit to the record as it now is. Only the edit's own visit, treatment or head is compared.
 */
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

/** Takes the other person's value for a field that both have changed. */
export function preferTheirs(edit: Edit, clash: Clash): Edit {
  return { ...edit, after: { ...edit.after, [clash.field]: clash.theirs } } as Edit;
}
