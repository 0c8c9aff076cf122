import type { Measure } from '../../measure/measure.ts';
import type { MeasuredArea } from '../../measure/measured-area.ts';
import { type NumberName, numberNames } from './number-names.ts';
import type { Publication, PublishedMeasure, ShownNumber } from './publication.ts';

/** A number that is not as it was in the publication before; null where it is hidden. */
type PublishedChange = NumberName & { unit: string | null; was: ShownNumber; is: ShownNumber };

/** What a publication changes of the one before it. It tells nothing that is hidden in both. */
export type PublicationChanges = {
  /** The units with another version, or with their first: `was` is then left out. */
  reports: readonly { unit: string; was?: number; is: number }[];
  /** In the order of the measures; the country first. */
  numbers: readonly PublishedChange[];
};

/** What follows from other numbers, or is no number of patients or treatments. */
const derived = ['id', 'kind', 'status', 'hidden', 'share', 'interval', 'treatmentYear', 'firstReportYear'];

/** Lists the whole numbers under a name, by their ids. */
function numbersUnder(id: string, value: unknown): [string, ShownNumber][] {
  if (value === null || typeof value === 'number') return [[id, value]];
  if (typeof value !== 'object') return [];
  return Object.entries(value ?? {}).flatMap(([name, inner]) =>
    name === 'hidden' ? [] : numbersUnder(`${id}.${name}`, inner),
  );
}

function numbersOf({ id, beside }: Measure, published: PublishedMeasure): [string, ShownNumber][] {
  const shares = beside.filter(({ kind }) => kind === 'share-of-answers').map((one) => one.id);
  return Object.entries(published)
    .filter(([name]) => !derived.includes(name) && !shares.includes(name))
    .flatMap(([name, value]) => numbersUnder(name === 'breakdowns' ? id : `${id}.${name}`, value));
}

const measuresIn = (publication: Publication, unit: string | null): readonly PublishedMeasure[] =>
  (unit === null ? publication.country : publication.units.find((one) => one.unit === unit))?.measures ?? [];

function numbersIn(
  area: MeasuredArea,
  publication: Publication,
  unit: string | null,
): Map<string, ShownNumber> {
  const published = measuresIn(publication, unit);
  return new Map(
    area.measures.flatMap((measure) => {
      const own = published.find(({ id }) => id === measure.id);
      return own ? numbersOf(measure, own) : [];
    }),
  );
}

/** Compares a publication with the one before it, by what both show. */
export function publicationChanges(
  area: MeasuredArea,
  before: Publication,
  after: Publication,
): PublicationChanges {
  const nameOf = numberNames(area, after.year);
  const versionBefore = (unit: string) => before.reports.find((one) => one.unit === unit);
  const places = [null, ...after.units.map(({ unit }) => unit)];
  return {
    reports: after.reports.flatMap(({ unit, version }) => {
      const earlier = versionBefore(unit);
      if (earlier?.version === version) return [];
      return [{ unit, ...(earlier ? { was: earlier.version } : {}), is: version }];
    }),
    numbers: places.flatMap((unit) => {
      const were = numbersIn(area, before, unit);
      return [...numbersIn(area, after, unit)].flatMap(([cell, is]) => {
        const was = were.get(cell);
        return was === undefined || was === is ? [] : [{ ...nameOf(cell), unit, was, is }];
      });
    }),
  };
}
