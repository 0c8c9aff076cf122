import { addCounters, type Counters, countersUnder } from '../measure/counters.ts';
import type { Measure } from '../measure/measure.ts';
import { isReported } from '../measure/measure.ts';
import type { MeasuredArea } from '../measure/measured-area.ts';
import type { ReportContent } from './content.ts';
import type { ReportedMeasure } from './reported-measure.ts';

/** The part of a report that its figures are made from: a unit's own, or the sum of several for the country. */
export type ReportedYear = Pick<ReportContent, 'year' | 'counters' | 'measures'>;

/** Counts the answers that a report shows for a measure that hides answers. */
const answersShown = ({ id, answersHidden }: Measure, counters: Counters): number =>
  Object.values(countersUnder(counters, `${id}.${answersHidden?.answers}.`)).reduce((sum, n) => sum + n, 0);

/** The result is withheld in the country's figures only where it is in every report. */
function summedMeasure(
  measure: Measure,
  counters: Counters,
  contents: readonly ReportContent[],
): ReportedMeasure {
  const { id, kind, name, answersHidden } = measure;
  const reported = contents.flatMap(({ measures }) => measures.filter((one) => one.id === id));
  const isWithheld = reported.length > 0 && reported.every(({ status }) => status === 'withheld');
  const denominator = counters[`${id}.denominator`] ?? 0;
  const answered = answersHidden ? answersShown(measure, counters) : 0;
  return {
    id,
    kind,
    name,
    ...(isWithheld ? { status: 'withheld' } : {}),
    ...(!isWithheld && answered > denominator ? { over: answered } : {}),
  };
}

/**
 * Sums signed reports of one year to the country's figures. The counters are added as they were signed: a patient seen at
 * two units is counted at both.
 */
export function countryOf(
  area: MeasuredArea,
  year: number,
  contents: readonly ReportContent[],
): ReportedYear {
  const counters = contents.reduce<Counters>((sum, content) => addCounters(sum, content.counters), {});
  const measures = area.measures
    .filter((measure) => isReported(measure, year))
    .map((measure) => summedMeasure(measure, counters, contents));
  return { year, counters, measures };
}
