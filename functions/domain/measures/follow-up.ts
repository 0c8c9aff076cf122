import type { FollowedTreatment } from '../cohort.ts';
import type { Counters, Facts, Membership } from '../measure.ts';

/** A patient treated the year before without a one-year visit that follows it up: in no denominator of R2 and P2. */
export function notFollowedUp(
  { area }: Facts,
  { treatment }: FollowedTreatment,
  counts: Counters = {},
): Membership {
  const { fromMonths, toMonths } = area.followUpWindow;
  const what = `${fromMonths}–${toMonths}`;
  return {
    inDenominator: false,
    inNumerator: false,
    counts,
    missing: ['one-year-visit'],
    reasons: [{ code: 'not-followed-up', date: treatment.date, what }],
  };
}
