import type { Occasion } from '../care/occasion.ts';
import type { Score } from './instrument.ts';

/**
 * The least difference that is larger than measurement error for one person: FaCE total 17.6, FDI 17.6 and 17.7
 * (Bruins et al. 2020, doi 10.1089/fpsam.2020.0604), as whole points. FaCE's domains have no published figure.
 */
export const smallestDetectable = 18;

const scalesWithKnownError: Readonly<Record<string, readonly string[]>> = {
  face: ['total'],
  fdi: ['physical', 'social'],
};

export type Change = {
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
  instrument: string,
  scale: string,
  earlier: Score | undefined,
  later: Score | undefined,
): Change | null {
  if (typeof earlier?.value !== 'number' || typeof later?.value !== 'number') return null;
  const difference = later.value - earlier.value;
  if (!scalesWithKnownError[instrument]?.includes(scale)) return { difference };
  return { difference, beyondError: Math.abs(difference) >= smallestDetectable };
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
