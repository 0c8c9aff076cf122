import type { CivilDate } from '../care/period.ts';
import type { ShownGroups } from '../measure/answer-groups.ts';
import type { Counters } from '../measure/counters.ts';
import type { Figure, ResultView } from '../measure/figure.ts';
import { shownFigures } from '../measure/hiding.ts';
import type { Measure } from '../measure/measure.ts';
import { openWindows } from '../measure/window.ts';

type Nested = { readonly [name: string]: number | Nested };

/** A measure as a report carries it: the API's form of a result, without shares and intervals. */
export type ReportedMeasure = {
  id: string;
  kind: Measure['kind'];
  name: string;
  /** `withheld`: answers are hidden, and no group of them is shown yet. */
  status?: 'not-yet-reported' | 'withheld';
  firstReportYear?: number;
  treatmentYear?: number;
  /** Where answers are hidden: the day of the last closing of a group. */
  asOf?: CivilDate;
  count?: number;
  numerator?: number;
  denominator?: number;
  /** What the share is over, where that is more than the denominator. */
  over?: number;
  /** The further numbers, under their names; breakdowns by category. */
  beside?: Nested;
};

/** A further number in whole numbers; a share follows from its parts, and open windows from the day. */
function besideOf({ kind, n, of = 0, parts }: Figure): number | Nested | undefined {
  switch (kind) {
    case 'share':
      return undefined;
    case 'count':
      return n ?? 0;
    case 'forms':
      return { answered: n ?? 0, sent: of };
    default:
      return parts ?? {};
  }
}

const ownNumber = ({ kind, n, of = 0, over }: Figure) => {
  if (kind === 'count') return { count: n ?? 0 };
  if (n === null) return { status: 'withheld' as const, denominator: of };
  return { numerator: n, denominator: of, ...(over === undefined ? {} : { over }) };
};

/** Presents a measure of a report, from totals and, where answers are hidden, the groups that were shown. */
export function reportedMeasure(
  measure: Measure,
  totals: Counters,
  view: ResultView,
  groups?: ShownGroups,
): ReportedMeasure {
  const { id, kind, name, followsTreatmentYear, firstReportYear } = measure;
  const named = { id, kind, name, ...(followsTreatmentYear ? { treatmentYear: view.year - 1 } : {}) };
  const shown = shownFigures(measure, totals, view, groups);
  if (!shown) return { ...named, status: 'not-yet-reported', firstReportYear };
  const beside: Record<string, number | Nested> = {};
  for (const figure of shown.figures) {
    const own = figure.id.slice(id.length + 1);
    const value = figure.parent === undefined || own === openWindows ? undefined : besideOf(figure);
    if (value !== undefined) beside[own] = value;
  }
  const [number] = shown.figures.filter(({ parent }) => parent === undefined).map(ownNumber);
  const asOf = shown.asOf === undefined ? {} : { asOf: shown.asOf };
  return { ...named, ...number, ...asOf, ...(Object.keys(beside).length > 0 ? { beside } : {}) };
}
