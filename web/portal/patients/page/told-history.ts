import * as z from 'zod';
import { RecordChanges } from '../../../../functions/domain/patient/record-changes.ts';
import type { HistoryEntry } from '../../api.ts';

/** Entries in a row that say the same of the same person, told once. */
export type ToldEntry = Omit<HistoryEntry, 'detail'> & {
  times: number;
  since: string;
  /** What of the record was changed, where the entry tells it. */
  changed: RecordChanges | undefined;
};

/** An entry says other things of its change as well, such as how a line of an import went in. */
const LoggedChanges = z.object(RecordChanges.shape);

/** Joins entries in a row of the same person doing the same, without a reason; the list stands newest first. */
export function toldHistory(entries: readonly HistoryEntry[]): ToldEntry[] {
  const told: ToldEntry[] = [];
  for (const { detail, ...entry } of entries) {
    const changed = LoggedChanges.safeParse(detail).data;
    const last = told.at(-1);
    const alike =
      last &&
      last.who === entry.who &&
      last.action === entry.action &&
      !(last.reason || entry.reason || last.changed || changed);
    if (alike) {
      last.times += 1;
      last.since = entry.at;
    } else {
      told.push({ ...entry, changed, times: 1, since: entry.at });
    }
  }
  return told;
}
