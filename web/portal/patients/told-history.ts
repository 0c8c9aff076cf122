import type { HistoryEntry } from '../api.ts';

/** Entries in a row that say the same of the same person, told once. */
export type Told = HistoryEntry & { times: number; since: string };

/** Joins entries in a row of the same person doing the same, without a reason; the list stands newest first. */
export function toldHistory(entries: readonly HistoryEntry[]): Told[] {
  const told: Told[] = [];
  for (const entry of entries) {
    const last = told.at(-1);
    const alike =
      last && last.who === entry.who && last.action === entry.action && !last.reason && !entry.reason;
    if (alike) {
      last.times += 1;
      last.since = entry.at;
    } else {
      told.push({ ...entry, times: 1, since: entry.at });
    }
  }
  return told;
}
