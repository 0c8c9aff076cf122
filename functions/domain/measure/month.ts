import type { CivilDate } from '../care/period.ts';
import { type Counters, countersUnder } from './counters.ts';
import { isReported, type Measure } from './measure.ts';
import type { Membership } from './membership.ts';

/** A calendar month, `2026-03`. */
type Month = string;

/**
 * A share by the month that brought the patients into the denominator (`Membership.enteredOn`). Where answers are
 * hidden, the patients with a counted answer take the place of the numerator.
 */
export type MonthOfShare = { month: Month; denominator: number } & (
  | { numerator: number }
  | { answered: number }
);

const prefix = 'month.';

/** Whether a measure's own counter is one of a month. */
export const isOfMonth = (name: string): boolean => name.startsWith(prefix);

const monthOf = (date: CivilDate): Month => date.slice(0, 7);

/** The number counted beside the denominator. */
const partOf = ({ answersHidden }: Measure) => (answersHidden ? 'answered' : 'numerator');

/**
 * Counts a patient of a share under the month that brought them into the denominator, by the measure's own counter
 * names.
 */
export function monthCounters(
  measure: Measure,
  { inDenominator, inNumerator, enteredOn, answer }: Membership,
): Counters {
  if (measure.kind !== 'share' || !inDenominator || enteredOn === undefined) return {};
  const month = prefix + monthOf(enteredOn);
  const isPart = measure.answersHidden ? answer !== undefined : inNumerator;
  return { [`${month}.denominator`]: 1, ...(isPart ? { [`${month}.${partOf(measure)}`]: 1 } : {}) };
}

/**
 * Makes the months of a share from a unit's totals, earliest first, without months that brought nobody. For the unit
 * itself: they are never public, so they are no figures.
 * @returns undefined for a count, and for a year in which the measure is not reported yet
 */
export function monthsOf(measure: Measure, counters: Counters, year: number): MonthOfShare[] | undefined {
  if (measure.kind !== 'share' || !isReported(measure, year)) return undefined;
  const own = countersUnder(counters, `${measure.id}.${prefix}`);
  const months = new Set(Object.keys(own).map(monthOf));
  return [...months].sort().map((month) => {
    const denominator = own[`${month}.denominator`] ?? 0;
    const part = own[`${month}.${partOf(measure)}`] ?? 0;
    return measure.answersHidden
      ? { month, denominator, answered: part }
      : { month, denominator, numerator: part };
  });
}
