import type { CivilDate } from '../care/period.ts';
import type { Counters } from './counters.ts';
import { lastDayToFollowUp, type YearHistory } from './history.ts';

const prefix = 'window.';

/** The number that depends on today's date: patients whose window (`window.2027-06-10`) is still open. */
export const openWindows = 'windowsOpen';

/**
 * Counts a patient treated the year before and not yet followed up under the last day on which a one-year
 * visit can still follow up any of the treatments. The number of open windows then follows from totals and
 * today's date, without a clock in the tally.
 */
export function windowCounters({ treated }: YearHistory): Counters {
  if (treated.some(({ followUps }) => followUps.length > 0)) return {};
  const last = lastDayToFollowUp(treated);
  return last ? { [prefix + last]: 1 } : {};
}

/** Whether a counter counts patients whose window is still open today, its last day included. */
export const isOpenWindow = (name: string, today: CivilDate): boolean =>
  name.startsWith(prefix) && name.slice(prefix.length) >= today;

/** Counts the treated patients of the treatment year, not followed up, whose window is still open today. */
export function windowsOpen(counters: Counters, today: CivilDate): number {
  let open = 0;
  for (const [name, patients] of Object.entries(counters)) {
    if (isOpenWindow(name, today)) open += patients;
  }
  return open;
}
