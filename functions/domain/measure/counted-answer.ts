import type { Instant } from '../care/period.ts';
import { isSame } from '../same.ts';
import type { Answer } from '../survey/answer.ts';
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

/**
 * Whether staff can know the values of an answer: staff typed them in, or an import brought them in readable form.
 * The mode shows neither, since an import can bring a sealed answer from the web under any mode.
 */
const isKnown = ({ cameReadable, typedIn }: Pick<Answer, 'cameReadable' | 'typedIn'>): boolean =>
  cameReadable === true || typedIn === true;

/** Selects the origin of an answer, for its place in the groups. */
export const originOf = (answer: Answer): Omit<CountedAnswer, 'adds'> => ({
  answeredAt: answer.answeredAt,
  ...(isKnown(answer) ? { known: true } : {}),
  ...(answer.entryId === undefined ? {} : { entryId: answer.entryId }),
});

/**
 * Compares a patient's counted answers in one year before and after a change: `left` when the year has none any
 * more, `replaced` when another answer counts instead, null otherwise.
 */
export function lossOf(
  before: CountedAnswer | undefined,
  after: CountedAnswer | undefined,
): 'left' | 'replaced' | null {
  if (!before) return null;
  if (!after) return 'left';
  // Staff may correct the moment of an answer without another answer.
  const answeredAt = null;
  return isSame({ ...before, answeredAt }, { ...after, answeredAt }) ? null : 'replaced';
}
