import type { FollowedTreatment } from '../cohort.ts';
import type { Counters, View } from '../measure.ts';
import { addDays } from '../period.ts';

/**
 * A treated patient who is not yet followed up is counted under the last day their window is open, so that how many
 * windows are still open follows from totals and today's date without a clock in the tally.
 */
export function windowCounts(treated: readonly FollowedTreatment[]): Counters {
  const last = treated
    .map(({ windowEnds }) => windowEnds)
    .sort()
    .at(-1);
  return last ? { [`window.${last}`]: 1 } : {};
}

/** Treated patients of the treatment year, not followed up, whose window is still open today. */
export function presentWindows(
  counter: (name: string) => number,
  { area, year, today }: View,
): { windowsOpen: number } {
  // The last window of the treatment year closes toMonths after its last day; none is open beyond.
  let windowsOpen = 0;
  const years = Math.ceil(area.followUpWindow.toMonths / 12);
  for (let day = today; day <= `${year - 1 + years}-12-31`; day = addDays(day, 1))
    windowsOpen += counter(`window.${day}`);
  return { windowsOpen };
}
