import { periferFacialispares as area } from '../../functions/domain/areas/perifer-facialispares.ts';
import type { Unit } from '../../functions/domain/care/area.ts';
import { breakdownsOf, isReported, type Measure } from '../../functions/domain/measure/measure.ts';
import { wilson } from '../../functions/domain/measure/share.ts';
import type { Publication, PublishedMeasure } from '../../functions/domain/report/publication/publication.ts';

export const areaId = area.id;

type Made = { year?: number; without?: readonly string[]; versions?: Readonly<Record<string, number>> };

const shares = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  share: numerator / denominator,
  interval: wilson(numerator, denominator) ?? ([0, 1] as const),
});

/** A measure of a place with this many patients; hidden where there are none to show. */
function measureOf(
  measure: Measure,
  year: number,
  unit: Unit | null,
  patients: number | null,
): PublishedMeasure {
  const { id, kind, firstReportYear, answersHidden, counted } = measure;
  if (!isReported(measure, year)) return { id, kind, status: 'not-yet-reported', firstReportYear };
  const many = patients ?? 0;
  if (kind === 'count') {
    const breakdowns = breakdownsOf(measure, area).map((breakdown) => {
      const categories = unit && breakdown.ofUnit ? breakdown.ofUnit.categories : breakdown.categories(area);
      return [
        breakdown.id,
        Object.fromEntries(categories.map((one, at) => [one.id, at === 0 ? patients : 0])),
      ];
    });
    return {
      id,
      kind,
      ...(patients === null ? { hidden: true } : {}),
      count: patients,
      breakdowns: Object.fromEntries(breakdowns),
      ...(counted ? { [counted.patients]: patients } : {}),
    };
  }
  const answers = {
    'very-good': many * 0.4,
    good: many * 0.2,
    fair: many * 0.1,
    poor: 0,
    'very-poor': 0,
    'not-applicable': 0,
  };
  if (patients === null)
    return { id, kind, hidden: true, numerator: null, denominator: null, share: null, interval: null };
  return {
    id,
    kind,
    ...shares(many * 0.6, many),
    ...(answersHidden
      ? { [answersHidden.answers]: answers, responseRate: { answered: many * 0.7, sent: many } }
      : {}),
  };
}

/** A publication of a year: 50 patients at two units, so few at the third that they are hidden, and 100 in the country. */
export function aPublication({ year = 2026, without = [], versions = {} }: Made = {}): Publication {
  const units = area.units.filter(({ id }) => !without.includes(id));
  const measures = (unit: Unit | null, patients: number | null) =>
    area.measures.map((measure) => measureOf(measure, year, unit, patients));
  return {
    area: area.id,
    year,
    publishedAt: `${year + 1}-04-01T09:00:00Z`,
    reports: units.map(({ id }) => ({ unit: id, version: versions[id] ?? 1 })),
    country: { measures: measures(null, 100) },
    units: units.map((unit) => ({
      unit: unit.id,
      name: unit.name,
      measures: measures(unit, unit.id === 'linkoping' ? null : 50),
    })),
    hidden: [{ unit: 'linkoping', cell: 'B1.count', why: 'small' }],
  };
}
