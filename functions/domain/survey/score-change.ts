import type { Occasion } from '../care/occasion.ts';
import type { Scale } from './instrument.ts';
import type { Score } from './values.ts';

export type ScoreChange = {
  /** Later minus earlier, in points; unrounded. */
  difference: number;
  /** Whether the change exceeds measurement error; undefined when none is published for the scale. */
  beyondError?: boolean;
};

/**
 * Calculates the change of one person's score. Both answers must be by the same respondent: a patient's
 * answer cannot be compared with a guardian's.
 * @returns null when either has no score
 */
export function changeBetween(
  { detectableChange }: Pick<Scale, 'detectableChange'>,
  earlier: Score | undefined,
  later: Score | undefined,
): ScoreChange | null {
  if (typeof earlier?.value !== 'number' || typeof later?.value !== 'number') return null;
  const difference = later.value - earlier.value;
  if (detectableChange === undefined) return { difference };
  return { difference, beyondError: Math.abs(difference) >= detectableChange };
}

/**
 * Selects the two of one person's answers on an instrument that are compared: the first for a new visit, and
 * the last for a one-year visit that came after it.
 * @param answers earliest first
 * @returns null while there are no two such answers
 */
export function comparedOf<Answered extends { occasion: Occasion }>(
  answers: readonly Answered[],
): { earlier: Answered; later: Answered } | null {
  const first = answers.findIndex(({ occasion }) => occasion === 'new-visit');
  const last = answers.findLastIndex(({ occasion }) => occasion === 'one-year');
  const [earlier, later] = [answers[first], answers[last]];
  return earlier && later && first < last ? { earlier, later } : null;
}
