import { firstYearOf, periodOf } from '../care/area.ts';
import { figuresOf } from '../measure/figure.ts';
import { shownFigures } from '../measure/hiding.ts';
import type { Measure } from '../measure/measure.ts';
import type { Check, CheckedYear } from './check.ts';
import type { ReportNumbers } from './content.ts';

/** How many standard deviations of a count, taken as Poisson, two years may be apart. */
const deviations = 3;

const ownFigure = (
  measure: Measure,
  { area, today }: CheckedYear,
  year: number,
  { totals, groups }: ReportNumbers,
) =>
  (measure.answersHidden
    ? shownFigures(measure, totals, { area, year, today }, groups[measure.id])?.figures
    : figuresOf(measure, totals, { area, year, today })
  )?.find(({ parent }) => parent === undefined);

/** Counts can be compared between periods of the same length only: the area's first may be shorter. */
const isWholeYear = ({ area }: CheckedYear, year: number) =>
  year >= firstYearOf(area) && periodOf(area, year).from === `${year}-01-01`;

const percent = (n: number, of: number) => `${Math.round((100 * n) / of)} %`;

/**
 * Asks about a number that chance alone hardly makes of last year's: two shares whose 95 % intervals do not meet, or two
 * counts of whole years more than three standard deviations apart.
 */
export function farCheck(measure: Measure, checked: CheckedYear): Check[] {
  const { year, numbers, before } = checked;
  const now = ownFigure(measure, checked, year, numbers);
  const then = before && ownFigure(measure, checked, year - 1, before);
  if (!now || !then || now.n === null || then.n === null) return [];
  const { id, name } = measure;
  const check = (isFar: boolean, told: string, basis: string): Check[] => [
    {
      id: `far.${id}`,
      level: 'asks',
      clear: !isFar,
      text: isFar
        ? `${id}: ${name.toLowerCase()} är ${told}. Stämmer det?`
        : `${id}: talet ligger nära fjolårets.`,
      count: now.n ?? 0,
      basis,
    },
  ];
  if (measure.kind === 'count') {
    if (!isWholeYear(checked, year) || !isWholeYear(checked, year - 1)) return [];
    const isFar = Math.abs(now.n - then.n) > deviations * Math.sqrt(now.n + then.n);
    return check(isFar, `${now.n}, året innan ${then.n}`, String(now.n));
  }
  if (!now.interval || !then.interval) return [];
  const isFar = now.interval[0] > then.interval[1] || now.interval[1] < then.interval[0];
  const [of, had] = [now.over ?? now.of ?? 0, then.over ?? then.of ?? 0];
  const told = `${percent(now.n, of)} (${now.n} av ${of}), året innan ${percent(then.n, had)}`;
  return check(isFar, told, `${now.n}/${of}`);
}
