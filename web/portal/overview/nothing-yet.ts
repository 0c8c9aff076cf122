import type { OccasionResponse } from '../../../functions/domain/measure/occasion-response.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';

/** Whether a year has no numbers at all: no patient is counted and nothing was sent. */
export const nothingYet = (
  measures: readonly MeasureResult[],
  response: readonly OccasionResponse[],
): boolean =>
  measures.every(({ count = 0, denominator = 0 }) => count === 0 && denominator === 0) &&
  response.every(({ sent }) => sent === 0);
