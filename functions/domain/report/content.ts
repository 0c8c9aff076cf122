import type { Area } from '../care/area.ts';
import { periodOf } from '../care/area.ts';
import type { CivilDate, Period } from '../care/period.ts';
import type { ShownGroups } from '../measure/answer-groups.ts';
import type { Counters } from '../measure/counters.ts';
import type { ResultView } from '../measure/figure.ts';
import { shownCounters } from '../measure/hiding.ts';
import { isReported, type Measure } from '../measure/measure.ts';
import type { MeasuredArea } from '../measure/measured-area.ts';
import { isOfMonth } from '../measure/month.ts';
import { type ReportedMeasure, reportedMeasure } from './reported-measure.ts';

/** What a lead answered to a check that asks: the count it was given on, and the answer. */
export type ReportComment = { check: string; text: string; count: number; comment: string };

/**
 * What a version of the annual report says: whole numbers and strings alone, so that its bytes are the same
 * everywhere. Shares and intervals are computed when it is shown.
 */
export type ReportContent = {
  area: string;
  unit: string;
  year: number;
  period: Period;
  /** The version of the definitions by which the patients were counted. */
  definitions: CivilDate;
  /** By the measure's id and the name of the counter: `ID.numerator`, `ID.homeRegion.14`. */
  counters: Counters;
  measures: readonly ReportedMeasure[];
  comments: readonly ReportComment[];
};

/** A unit's numbers of a year, from which its report is made. */
export type ReportNumbers = { totals: Counters; groups: Readonly<Record<string, ShownGroups>> };

/** Whether a counter of a measure stands in a report: months are the unit's own. */
const isReportedName = (name: string): boolean => !isOfMonth(name);

function countersOf(measure: Measure, { totals, groups }: ReportNumbers, year: number): Counters {
  if (!isReported(measure, year)) return {};
  const { counters } = shownCounters(measure, totals, groups[measure.id]);
  const own = Object.entries(counters).filter(([name, count]) => isReportedName(name) && count !== 0);
  return Object.fromEntries(own.map(([name, count]) => [`${measure.id}.${name}`, count]));
}

/** Collects the counters of the report's measures as they are shown. */
const reportCounters = (area: MeasuredArea, numbers: ReportNumbers, year: number): Counters =>
  Object.assign({}, ...area.measures.map((measure) => countersOf(measure, numbers, year)));

/**
 * Selects what one patient adds to the counters of a report. A measure that hides answers adds nothing: no reader may
 * see which patient changed it.
 */
export function memberCounters(area: MeasuredArea, counters: Counters, year: number): Counters {
  const own = area.measures.filter(({ answersHidden }) => !answersHidden);
  return Object.assign(
    {},
    ...own.map((measure) => countersOf(measure, { totals: counters, groups: {} }, year)),
  );
}

/** Makes the content of a report from the unit's numbers. */
export function contentOf(
  { area, year, today }: ResultView & { area: MeasuredArea },
  unit: string,
  numbers: ReportNumbers,
  comments: readonly ReportComment[],
): ReportContent {
  const view: ResultView & { area: Area } = { area, year, today };
  return {
    area: area.id,
    unit,
    year,
    period: periodOf(area, year),
    definitions: area.definitions,
    counters: reportCounters(area, numbers, year),
    measures: area.measures.map((measure) =>
      reportedMeasure(measure, numbers.totals, view, numbers.groups[measure.id]),
    ),
    comments,
  };
}
