import type { Unit } from '../../../functions/domain/care/area.ts';
import { formatLongDate } from '../../../functions/domain/care/long-date.ts';
import { type CivilDate, daysBetween } from '../../../functions/domain/care/period.ts';
import type { MeasuredArea } from '../../../functions/domain/measure/measured-area.ts';
import { formatCount } from '../../ui/format.ts';
import type { ResultsView } from './results-api.ts';

/** How far a unit's report has come. */
export type ReportStep = {
  unit: Unit;
  report: ResultsView['reports'][number] | undefined;
  /** «I tid», «Sen», «29 dagar kvar», «3 dagar försenad». */
  time: string;
  /** The report is due within 30 days, or late. */
  isUrgent: boolean;
  /** The version in the latest publication. */
  published: number | undefined;
};

const urgentWithin = 30;

const days = (count: number): string => formatCount(count, 'dag', 'dagar');

function timeOf(left: number): string {
  if (left < 0) return `${days(-left)} försenad`;
  return left === 0 ? 'Sista dagen idag' : `${days(left)} kvar`;
}

/** Lists the units in the area's order, each with how far its report has come. */
export function reportSteps(area: MeasuredArea, results: ResultsView, today: CivilDate): ReportStep[] {
  const left = daysBetween(today, results.reportBy);
  const latest = results.publications.at(-1);
  return area.units.map((unit) => {
    const report = results.reports.find((one) => one.unit === unit.id);
    return {
      unit,
      report,
      time: report ? (report.onTime ? 'I tid' : 'Sen') : timeOf(left),
      isUrgent: !report && left <= urgentWithin,
      published: latest?.reports.find((one) => one.unit === unit.id)?.version,
    };
  });
}

/** «2 av 3 enheter har signerat. 29 dagar kvar till 31 mars 2027.» */
export function stepsSentence({ reports, expected, reportBy }: ResultsView, today: CivilDate): string {
  const signed = `${reports.length} av ${expected.length} enheter har signerat.`;
  if (reports.length === expected.length) return signed;
  const left = daysBetween(today, reportBy);
  const until = formatLongDate(reportBy);
  return left < 0 ? `${signed} Sista dagen var ${until}.` : `${signed} ${days(left)} kvar till ${until}.`;
}
