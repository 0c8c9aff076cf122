import * as z from 'zod';
import { RecordChanges } from '../../../../functions/domain/patient/record-changes.ts';
import type { HistoryEntry } from '../../api.ts';

/** Consecutive entries that say the same about the same person, joined into one. */
export type ToldEntry = Omit<HistoryEntry, 'detail'> & {
  times: number;
  since: string;
  /** The changes of the record, when the entry holds them. */
  changed: RecordChanges | undefined;
  /** The measurement year, in an entry about a counted answer. */
  year: number | undefined;
};

/** The details of an entry also hold other facts, such as the outcome of an imported line. */
const LoggedChanges = z.object(RecordChanges.shape);
const LoggedYear = z.object({ year: z.int() });

/**
 * Joins consecutive entries of the same person doing the same, without a reason; the list is newest first.
 */
export function toldHistory(entries: readonly HistoryEntry[]): ToldEntry[] {
  const told: ToldEntry[] = [];
  for (const { detail, ...entry } of entries) {
    const changed = LoggedChanges.safeParse(detail).data;
    const year = LoggedYear.safeParse(detail).data?.year;
    const last = told.at(-1);
    const alike =
      last &&
      last.who === entry.who &&
      last.action === entry.action &&
      last.year === year &&
      !(last.reason || entry.reason || last.changed || changed);
    if (alike) {
      last.times += 1;
      last.since = entry.at;
    } else {
      told.push({ ...entry, changed, year, times: 1, since: entry.at });
    }
  }
  return told;
}
