import { periodOf } from '../care/area.ts';
import { type Figure, figuresOf } from '../measure/figure.ts';
import { gapText } from '../measure/gap.ts';
import { breakdownsOf, isReported, type Measure } from '../measure/measure.ts';
import type { MeasuredArea } from '../measure/measured-area.ts';
import { openWindows } from '../measure/window.ts';
import { findWording } from '../survey/wordings/wordings.ts';
import type { ReportedYear } from './country.ts';

/** One figure of a report in words, as tables list it. */
export type ReportLine = {
  measure: string;
  /** Unique in a report: the measure's id, `ID.homeRegion.14`. */
  id: string;
  /** What is counted, in Swedish. */
  name: string;
  /** The category of a breakdown, the option of an answer, or the fact that is missing. */
  part?: string;
  /** Null when it is not shown yet. */
  n: number | null;
  of?: number;
};

/** Makes a measure's figures from a report; null for one that is not reported in its year. */
export function figuresIn(area: MeasuredArea, measure: Measure, content: ReportedYear): Figure[] | null {
  const { year, counters, measures } = content;
  const figures = figuresOf(measure, counters, { area, year, today: periodOf(area, year).to });
  const own = measures.find(({ id }) => id === measure.id);
  if (!figures || !own) return null;
  const shown = figures.filter(({ id }) => id !== `${measure.id}.${openWindows}`);
  if (own.status === 'withheld')
    return shown
      .filter(({ parent, kind }) => parent === undefined || kind === 'forms')
      .map((figure) => (figure.parent === undefined ? { ...figure, n: null, interval: null } : figure));
  const { over } = own;
  return shown.map((figure) => (figure.parent === undefined && over ? { ...figure, over } : figure));
}

/** The names of a figure's parts, in the order shown. */
function partNames(
  area: MeasuredArea,
  measure: Measure,
  { id, kind, parts = {} }: Figure,
): [string, string][] {
  const own = id.slice(measure.id.length + 1);
  if (kind === 'gaps') return Object.keys(parts).map((name) => [name, gapText(measure.gaps, name)]);
  if (kind === 'answers') {
    const beside = measure.beside.find((one) => one.id === own);
    return beside?.kind === 'answers'
      ? Object.entries(findWording(beside.form, 'sv')?.options[beside.optionSet] ?? {})
      : [];
  }
  const breakdown = breakdownsOf(measure, area).find((one) => one.id === own);
  const named = breakdown?.categories(area) ?? [];
  return [
    ...named.map(({ id: category, name }): [string, string] => [category, name]),
    ['missing', 'Uppgift saknas'],
  ];
}

function nameOf(area: MeasuredArea, measure: Measure, { id, kind, parent }: Figure): string {
  if (parent === undefined) return measure.name;
  if (kind === 'gaps') return 'Uppgift saknas';
  const own = id.slice(measure.id.length + 1);
  if (measure.counted?.patients === own) return 'Patienter';
  const named = [...breakdownsOf(measure, area), ...measure.beside].find((one) => one.id === own);
  return named?.name ?? own;
}

function linesOf(area: MeasuredArea, measure: Measure, figure: Figure): ReportLine[] {
  const { id, kind, n, of, over, parts } = figure;
  const line = { measure: measure.id, name: nameOf(area, measure, figure) };
  if (!parts) {
    const whole = kind === 'count' ? undefined : (over ?? of);
    return [{ ...line, id, n, ...(whole === undefined ? {} : { of: whole }) }];
  }
  return partNames(area, measure, figure).map(([part, name]) => ({
    ...line,
    id: `${id}.${part}`,
    part: name,
    n: parts[part] ?? 0,
  }));
}

/**
 * Lists every figure of a report in the order of the measures, with categories of 0. A share is its numerator and what it
 * is over.
 */
export const reportLines = (area: MeasuredArea, content: ReportedYear): ReportLine[] =>
  area.measures
    .filter((measure) => isReported(measure, content.year))
    .flatMap((measure) =>
      (figuresIn(area, measure, content) ?? []).flatMap((figure) => linesOf(area, measure, figure)),
    );
