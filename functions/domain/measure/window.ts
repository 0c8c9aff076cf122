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

/** The patients whose window closed without a one-year visit. */
export const closedWindows = 'windowsClosed';

/** Whether a counter counts patients whose window has closed. */
export const isClosedWindow = (name: string, today: CivilDate): boolean =>
  name.startsWith(prefix) && !isOpenWindow(name, today);

/** How the patients treated in a year are doing in a measure: the three numbers are all of them. */
export type Cohort = {
  /** Of the measure. */
  id: string;
  treatmentYear: number;
  followedUp: number;
  windowsOpen: number;
  windowsClosed: number;
};

/** Counts the cohort of a measure that follows the treatment year, from the totals of the year after it. */
export function cohortOf(id: string, counters: Counters, today: CivilDate): Omit<Cohort, 'treatmentYear'> {
  const closed = Object.entries(counters).filter(([name]) => isClosedWindow(name, today));
  return {
    id,
    followedUp: counters[`${id}.denominator`] ?? 0,
    windowsOpen: windowsOpen(counters, today),
    windowsClosed: closed.reduce((sum, [, patients]) => sum + patients, 0),
  };
}

/** Counts the treated patients of the treatment year, not followed up, whose window is still open today. */
export function windowsOpen(counters: Counters, today: CivilDate): number {
  let open = 0;
  for (const [name, patients] of Object.entries(counters)) {
    if (isOpenWindow(name, today)) open += patients;
  }
  return open;
}
