import type { Measure } from '../../domain/measure/measure.ts';
import type { MeasuredArea } from '../../domain/measure/measured-area.ts';
import type { ReportedYear } from '../../domain/report/country.ts';
import { figuresIn } from '../../domain/report/report-lines.ts';
import { type MeasureResult, presentResult } from '../measure-result.ts';

/** Presents a measure of a signed report, or of the sum of several, as it was signed. */
function signedResult(area: MeasuredArea, measure: Measure, reported: ReportedYear): MeasureResult {
  const { year, counters, measures } = reported;
  const figures = figuresIn(area, measure, reported);
  const asOf = measures.find(({ id }) => id === measure.id)?.asOf;
  const result = presentResult(measure, figures && { figures, ...(asOf === undefined ? {} : { asOf }) }, {
    area,
    year,
  });
  if (!figures || !measure.answersHidden) return result;
  return { ...result, waiting: counters[`${measure.id}.waiting`] ?? 0 };
}

/** Presents all measures of the area, in its order. */
export const signedResults = (area: MeasuredArea, reported: ReportedYear): MeasureResult[] =>
  area.measures.map((measure) => signedResult(area, measure, reported));
