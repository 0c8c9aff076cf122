import type { Instant } from '../care/period.ts';
import type { Counters } from './counters.ts';

/** A patient's counted answer in one measurement year, for a measure that hides answers. */
export type CountedAnswer = {
  answeredAt: Instant;
  /** The counters that the answer adds, below the measure's id: `numerator`, `answers.good`. */
  adds: Counters;
  /** Set when staff can know the answer; all other answers are unread. */
  known?: true;
  /** The one time when the values were entered (`Answer.entryId`); absent for answers from before it was noted. */
  entryId?: string;
};
