import type { Occasion } from '../care/occasion.ts';
import type { Scale, Score } from './instrument.ts';

export type ScoreChange = {
  /** Later minus earlier, in points; unrounded. */
  difference: number;
  /** Undefined where no measurement error is published for the scale. */
  beyondError?: boolean;
};

/**
 * How one person's score has changed. Only for two answers by the same respondent: pooling a patient's with a
 * guardian's says nothing.
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
 * Which two of one person's answers on an instrument are compared: the first for a new visit, and the last for a
 * one-year visit that came after it.
 * @param answers earliest first
 * @returns null while there are not two to compare
 */
export function comparedOf<Answered extends { occasion: Occasion }>(
  answers: readonly Answered[],
): { earlier: Answered; later: Answered } | null {
  const first = answers.findIndex(({ occasion }) => occasion === 'new-visit');
  const last = answers.findLastIndex(({ occasion }) => occasion === 'one-year');
  const [earlier, later] = [answers[first], answers[last]];
  return earlier && later && first < last ? { earlier, later } : null;
}
