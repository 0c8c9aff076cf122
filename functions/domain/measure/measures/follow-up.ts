import type { Counters } from '../counters.ts';
import { lastDayToFollowUp, type YearHistory } from '../history.ts';
import type { Membership } from '../measure.ts';
import type { Reason } from '../reason.ts';

/** A patient treated the year before without a one-year visit that follows it up: in no denominator of R2 and P2. */
export function notFollowedUp({ area, treated }: YearHistory, counts: Counters = {}): Membership {
  const { fromMonths, toMonths } = area.followUpWindow;
  const first = treated[0]?.treatment.date;
  const last = lastDayToFollowUp(treated);
  const reasons: Reason[] = [
    { code: 'not-followed-up', ...(first ? { date: first } : {}), what: `${fromMonths}–${toMonths}` },
  ];
  if (last) reasons.push({ code: 'window-ends', date: last });
  return { inDenominator: false, inNumerator: false, counts, missing: ['one-year-visit'], reasons };
}
