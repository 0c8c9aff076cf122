import type {
  Extension,
  MeasureReport,
  MeasureReportGroup,
  MeasureReportGroupPopulation,
  MeasureReportGroupStratifier,
} from 'fhir/r4.js';
import { periodOf } from '../../domain/care/area.ts';
import type { CivilDate, Instant } from '../../domain/care/period.ts';
import type { Figure } from '../../domain/measure/figure.ts';
import type { Measure } from '../../domain/measure/measure.ts';
import type { MeasuredArea } from '../../domain/measure/measured-area.ts';
import { shareOf } from '../../domain/measure/share.ts';
import type { ReportedYear } from '../../domain/report/country.ts';
import { figuresIn, type ReportLine, reportLines } from '../../domain/report/report-lines.ts';
import { canonicalOf, ownExtension, ownSystem } from './canonical.ts';
import { measureResourceId, numberCode, type PopulationCode, populationCode } from './measure-groups.ts';

/** What a report is of: a unit's signed version, or the country's sum. */
export type ReportOrigin = {
  /** The unit's id and name, or those of the country. */
  of: { id: string; name: string };
  definitions: CivilDate;
  /** Ends the names of the resources; left out for the country. */
  version?: number;
  /** When the numbers were signed. */
  date?: Instant;
};

const masked: Extension = {
  url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
  valueCode: 'masked',
};

/** A count, or that it is not shown. */
const population = (code: PopulationCode, count: number | null): MeasureReportGroupPopulation => ({
  code: populationCode(code),
  ...(count === null ? { _count: { extension: [masked] } } : { count }),
});

/** A share and its interval with six decimals, which carry every count there is. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/**
 * The share, of what it is over where that is more than the denominator, with its 95 % interval. A share over nothing is
 * left out.
 */
function scoreOf({ n, of = 0, over = of, interval }: Figure): Partial<MeasureReportGroup> {
  const share = n === null ? null : shareOf(n, over);
  if (share === null) return n === null ? { measureScore: { extension: [masked] } } : {};
  const [low, high] = interval ?? [];
  const extension: Extension[] = [];
  if (low !== undefined && high !== undefined)
    extension.push({
      url: ownExtension('interval-95'),
      valueRange: { low: { value: rounded(low) }, high: { value: rounded(high) } },
    });
  if (over !== of) extension.push({ url: ownExtension('score-denominator'), valueUnsignedInt: over });
  return {
    measureScore: { value: rounded(share), ...(extension.length > 0 ? { extension } : {}) },
  };
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The parts of a number, with categories of 0. Their codes are of the breakdown's own system. */
function stratifierOf(
  { id }: Figure,
  lines: readonly ReportLine[],
  name: string,
): MeasureReportGroupStratifier {
  const system = ownSystem(kebab(id.slice(id.indexOf('.') + 1)));
  return {
    code: [numberCode(id, name)],
    stratum: lines.map((line) => ({
      value: { coding: [{ system, code: line.id.slice(id.length + 1) }], text: line.part ?? line.id },
      population: [population('initial-population', line.n)],
    })),
  };
}

function groupOf(figure: Figure, lines: readonly ReportLine[]): MeasureReportGroup {
  const { id, kind, n, of = 0, parts } = figure;
  const own = lines.filter((line) => line.id === id || line.id.startsWith(`${id}.`));
  const name = own[0]?.name ?? id;
  const code = numberCode(id, name);
  if (kind === 'share' || kind === 'forms') {
    const populations = [
      population('initial-population', of),
      population('denominator', of),
      population('numerator', n),
    ];
    return { code, population: populations, ...scoreOf(figure) };
  }
  return {
    code,
    population: [population('initial-population', n)],
    ...(parts ? { stratifier: [stratifierOf(figure, own, name)] } : {}),
  };
}

/** A measure's groups as its definition has them: its own number with its breakdowns, then the numbers beside it. */
function groupsOf(figures: readonly Figure[], lines: readonly ReportLine[]): MeasureReportGroup[] {
  const [own, ...others] = figures;
  if (!own) return [];
  const breakdowns = others.filter(({ kind }) => kind === 'breakdown');
  const stratifier = breakdowns.map((figure) => {
    const parts = lines.filter((line) => line.id.startsWith(`${figure.id}.`));
    return stratifierOf(figure, parts, parts[0]?.name ?? figure.id);
  });
  const beside = others.filter(({ kind }) => kind !== 'breakdown' && kind !== 'share');
  return [
    { ...groupOf(own, lines), ...(stratifier.length > 0 ? { stratifier } : {}) },
    ...beside.map((figure) => groupOf(figure, lines)),
  ];
}

/** What a measure's numbers concern beyond the year. */
function extensionsOf(measure: Measure, { year, measures }: ReportedYear): Extension[] {
  const asOf = measures.find(({ id }) => id === measure.id)?.asOf;
  return [
    ...(measure.followsTreatmentYear
      ? [{ url: ownExtension('treatment-year'), valueInteger: year - 1 }]
      : []),
    ...(asOf === undefined ? [] : [{ url: ownExtension('answers-as-of'), valueDate: asOf }]),
  ];
}

/** The reports of the measures that have a result in the year, in the area's order, from the reported numbers alone. */
export function measureReports(
  area: MeasuredArea,
  reported: ReportedYear,
  { of, definitions, version, date }: ReportOrigin,
): MeasureReport[] {
  const { year } = reported;
  const period = periodOf(area, year);
  const lines = reportLines(area, reported);
  return area.measures.flatMap((measure): MeasureReport[] => {
    const figures = figuresIn(area, measure, reported);
    if (!figures) return [];
    const resource = measureResourceId(area, measure);
    const extension = extensionsOf(measure, reported);
    const name = `${resource}-${of.id}-${year}`;
    return [
      {
        resourceType: 'MeasureReport',
        id: version === undefined ? name : `${name}-v${version}`,
        language: 'sv',
        ...(extension.length > 0 ? { extension } : {}),
        identifier: [{ system: ownSystem('measure-report'), value: name }],
        status: 'complete',
        type: 'summary',
        measure: canonicalOf('Measure', resource, definitions),
        ...(date === undefined ? {} : { date }),
        reporter: {
          type: 'Organization',
          identifier: { system: ownSystem('unit'), value: of.id },
          display: of.name,
        },
        period: { start: period.from, end: period.to },
        group: groupsOf(
          figures,
          lines.filter((line) => line.measure === measure.id),
        ),
      },
    ];
  });
}
