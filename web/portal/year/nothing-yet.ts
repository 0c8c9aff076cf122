import type { MeasureResult, Response } from '../../../functions/domain/measure/measure-result.ts';

/** Whether a year has no number at all: nobody is counted and nothing was sent. */
export const nothingYet = (measures: readonly MeasureResult[], response: readonly Response[]): boolean =>
  measures.every(({ count = 0, denominator = 0 }) => count === 0 && denominator === 0) &&
  response.every(({ sent }) => sent === 0);
