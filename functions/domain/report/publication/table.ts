import type { Unit } from '../../care/area.ts';
import type { Counters } from '../../measure/counters.ts';
import type { Link } from '../../measure/measure.ts';
import type { MeasuredArea } from '../../measure/measured-area.ts';
import { type MeasureNumbers, numbersOf } from './numbers.ts';
import { atMost, equal, type Relation, type TableCell } from './relation.ts';

/** The numbers of a unit, or of the country, with what ties them together. */
export type PlaceTable = {
  /** Null for the country. */
  unit: string | null;
  cells: ReadonlyMap<string, TableCell>;
  relations: readonly Relation[];
};

/** Resolves a link's names; null when the area has no such number. */
function named(
  names: readonly string[],
  cells: ReadonlyMap<string, TableCell>,
  aliases: Aliases,
): string[] | null {
  const found = names.flatMap((name) => {
    if (!name.endsWith('.*')) return cells.has(aliases.get(name) ?? name) ? [aliases.get(name) ?? name] : [];
    const prefix = name.slice(0, -1);
    return [...cells.keys()].filter((id) => id.startsWith(prefix));
  });
  return found.length < names.length ? null : found;
}

function linked({ is, sum, to }: Link, cells: ReadonlyMap<string, TableCell>, aliases: Aliases): Relation[] {
  const [these, those] = [named(sum, cells, aliases), named(to, cells, aliases)];
  if (!these || !those) return [];
  if (is === 'each-at-most') return these.map((id) => atMost([id], those));
  return [is === 'equal' ? equal(these, those) : atMost(these, those)];
}

/** The number of a measure's population, by the number of the first measure with that population. */
type Aliases = ReadonlyMap<string, string>;

function aliasesOf({ measures }: MeasuredArea): Aliases {
  const first = new Map<string, string>();
  const aliases = new Map<string, string>();
  for (const { id, kind, population } of measures) {
    if (!population) continue;
    const own = `${id}.${kind === 'count' ? 'count' : 'denominator'}`;
    const canonical = first.get(population) ?? own;
    first.set(population, canonical);
    aliases.set(own, canonical);
  }
  return aliases;
}

/** The id under which a number stands in the tables of an area: one for each population. */
export function cellIds(area: MeasuredArea): (id: string) => string {
  const aliases = aliasesOf(area);
  return (id) => aliases.get(id) ?? id;
}

/**
 * Makes the table of a place from its counters.
 * @param withheld the measures whose result the report withholds
 * @throws Error when two measures of one population have different numbers of patients
 */
export function placeTable(
  area: MeasuredArea,
  year: number,
  unit: Unit | null,
  counters: Counters,
  withheld: ReadonlySet<string> = new Set(),
): PlaceTable {
  const aliases = aliasesOf(area);
  const cells = new Map<string, TableCell>();
  const relations: Relation[] = [];
  const take = ({ cells: own, relations: ties }: MeasureNumbers) => {
    for (const cell of own) {
      const id = aliases.get(cell.id) ?? cell.id;
      const before = cells.get(id);
      if (before && before.value !== cell.value) throw new Error(`${cell.id} and ${id} differ in a report`);
      cells.set(id, { ...cell, id });
    }
    for (const { terms, is } of ties)
      relations.push({ is, terms: terms.map(([id, factor]) => [aliases.get(id) ?? id, factor]) });
  };
  for (const measure of area.measures)
    take(numbersOf(measure, { area, year, unit, counters, isWithheld: withheld.has(measure.id) }));
  for (const link of area.measures.flatMap(({ links = [] }) => links))
    relations.push(...linked(link, cells, aliases));
  return { unit: unit?.id ?? null, cells, relations };
}
