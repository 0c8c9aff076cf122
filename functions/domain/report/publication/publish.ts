import type { Unit } from '../../care/area.ts';
import type { Instant } from '../../care/period.ts';
import type { MeasuredArea } from '../../measure/measured-area.ts';
import { countryOf, type ReportedYear } from '../country.ts';
import { type KnownWorld, knownWorld, type ShownTables } from './known-world.ts';
import type { CountedPlace } from './numbers.ts';
import { type Pattern, patternFor, proves, smallNumbers } from './pattern.ts';
import type {
  EarlierPublication,
  HiddenCell,
  Publication,
  PublishedMeasure,
  PublishedReport,
} from './publication.ts';
import { publishedMeasure } from './published-measure.ts';
import type { Solver } from './solver.ts';
import { cellIds, type PlaceTable, placeTable } from './table.ts';

/** What is to be published. */
export type ToPublish = {
  area: MeasuredArea;
  year: number;
  publishedAt: Instant;
  /** The latest signed version of each unit that has one. */
  reports: readonly PublishedReport[];
  /** The earlier publications of the year. */
  earlier: readonly EarlierPublication[];
};

type PlacedCounters = Omit<CountedPlace, 'isWithheld'> & { withheld: ReadonlySet<string> };

const withheldIn = ({ measures }: ReportedYear) =>
  new Set(measures.filter(({ status }) => status === 'withheld').map(({ id }) => id));

/** The country, and the units that have a report, in the area's order. */
function placesOf(area: MeasuredArea, year: number, reports: readonly PublishedReport[]): PlacedCounters[] {
  const placed = (unit: Unit | null, reported: ReportedYear): PlacedCounters => ({
    area,
    year,
    unit,
    counters: reported.counters,
    withheld: withheldIn(reported),
  });
  const contents = reports.map(({ content }) => content);
  const units = area.units.flatMap((unit) => {
    const content = contents.find((one) => one.unit === unit.id);
    return content ? [placed(unit, content)] : [];
  });
  return [placed(null, countryOf(area, year, contents)), ...units];
}

const tableOf = ({ area, year, unit, counters, withheld }: PlacedCounters): PlaceTable =>
  placeTable(area, year, unit, counters, withheld);

function shownBefore(
  area: MeasuredArea,
  year: number,
  { publication, reports }: EarlierPublication,
): ShownTables[] {
  if (publication.withheld) return [];
  const hidden = new Set(publication.hidden.map(({ unit, cell }) => `${unit ?? ''}/${cell}`));
  const tables = placesOf(area, year, reports).map(tableOf);
  return [{ tables, isHidden: (unit, id) => hidden.has(`${unit ?? ''}/${id}`) }];
}

function hiddenCells(
  { variables }: KnownWorld,
  isHidden: (at: number) => boolean,
  first: ReadonlySet<number>,
) {
  return variables.flatMap(({ unit, id, role, isNew }, at): HiddenCell[] =>
    isNew && role === 'shown' && isHidden(at)
      ? [{ unit, cell: id, why: first.has(at) ? 'small' : 'protects' }]
      : [],
  );
}

/** Finds a pattern and checks its proof again, number by number. */
function provenPattern(known: KnownWorld, first: ReadonlySet<number>, solve: Solver): Pattern | null {
  const pattern = patternFor(known, first, solve);
  return pattern && proves(known, pattern) ? pattern : null;
}

/**
 * Makes the publication of an area's year: the units' numbers and their sum, with those hidden that are small and those
 * that would tell a small one, also together with earlier publications. Without a pattern that is proven safe every
 * number is hidden.
 */
export function publish(
  { area, year, publishedAt, reports, earlier }: ToPublish,
  solve: Solver,
): Publication {
  const places = placesOf(area, year, reports);
  const known = knownWorld(
    places.map(tableOf),
    earlier.flatMap((one) => shownBefore(area, year, one)),
  );
  const first = smallNumbers(known);
  const pattern = provenPattern(known, first, solve);
  const hidden = hiddenCells(known, (at) => !pattern || pattern.hidden.has(at), first);
  const isHidden = new Set(hidden.map(({ unit, cell }) => `${unit ?? ''}/${cell}`));
  const cellId = cellIds(area);
  const measuresOf = ({ withheld, ...place }: PlacedCounters): PublishedMeasure[] => {
    const { cells } = tableOf({ withheld, ...place });
    const read = (id: string) =>
      isHidden.has(`${place.unit?.id ?? ''}/${cellId(id)}`) ? null : (cells.get(cellId(id))?.value ?? null);
    return area.measures.map((measure) =>
      publishedMeasure(measure, { ...place, isWithheld: withheld.has(measure.id) }, read),
    );
  };
  const [country, ...units] = places;
  return {
    area: area.id,
    year,
    publishedAt,
    reports: reports.map(({ version, content }) => ({ unit: content.unit, version })),
    country: { measures: country ? measuresOf(country) : [] },
    units: units.map((place) => ({
      unit: place.unit?.id ?? '',
      name: place.unit?.name ?? '',
      measures: measuresOf(place),
    })),
    hidden,
    ...(pattern ? {} : { withheld: true }),
  };
}
