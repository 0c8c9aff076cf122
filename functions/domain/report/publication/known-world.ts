import type { TableCell } from './relation.ts';
import type { PlaceTable } from './table.ts';

/**
 * A number of a place. Numbers of a place that are the same in two publications are one variable: readers are taken to
 * know what a correction did not change.
 */
export type Variable = TableCell & {
  unit: string | null;
  /** An earlier publication shows it. */
  isKnown: boolean;
  /** An earlier publication has it and hides it. */
  wasHidden: boolean;
  /** The new publication has it. */
  isNew: boolean;
};

/** A sum of variables, each times a factor, that is zero, or at most zero. */
type Tie = { terms: readonly (readonly [variable: number, factor: number])[]; isEqual: boolean };

/** Every number of a publication and of the earlier ones of its year, and all that ties them together. */
export type KnownWorld = { variables: readonly Variable[]; ties: readonly Tie[] };

/** The tables of an earlier publication, and which of their numbers it hides. */
export type ShownTables = {
  tables: readonly PlaceTable[];
  isHidden: (unit: string | null, id: string) => boolean;
};

/** A count that readers must not be able to work out. */
export const isSmall = (value: number): boolean => value >= 1 && value <= 4;

const countryIn = (tables: readonly PlaceTable[]) => tables.find(({ unit }) => unit === null);

/**
 * Collects what readers can know. A tie that does not hold in the reports is left out: it tells readers nothing.
 * @param tables the country's and the units'
 */
export function knownWorld(tables: readonly PlaceTable[], earlier: readonly ShownTables[]): KnownWorld {
  const variables: Variable[] = [];
  const places = new Map<string, number>();
  const ties = new Map<string, Tie>();

  const add = (unit: string | null, cell: TableCell, known: Partial<Variable>): void => {
    const key = `${unit ?? ''}/${cell.id}/${cell.value}`;
    const at = places.get(key) ?? variables.length;
    places.set(key, at);
    variables[at] = {
      isKnown: false,
      wasHidden: false,
      isNew: false,
      unit,
      ...variables[at],
      ...cell,
      ...known,
    };
  };
  const tie = (terms: Tie['terms'], isEqual: boolean): void => {
    const sum = terms.reduce((total, [at, factor]) => total + factor * (variables[at]?.value ?? 0), 0);
    if (isEqual ? sum !== 0 : sum > 0) return;
    ties.set(`${isEqual} ${terms.map(String).sort().join(' ')}`, { terms, isEqual });
  };
  const addTies = (all: readonly PlaceTable[]): void => {
    const at = ({ unit, cells }: PlaceTable, id: string): number =>
      places.get(`${unit ?? ''}/${id}/${cells.get(id)?.value}`) ?? -1;
    for (const table of all)
      for (const { terms, is } of table.relations)
        tie(
          terms.map(([id, factor]) => [at(table, id), factor]),
          is === 'zero',
        );
    const country = countryIn(all);
    if (!country) return;
    for (const id of country.cells.keys()) {
      const units = all.filter((table) => table !== country && table.cells.has(id));
      tie([[at(country, id), -1], ...units.map((table) => [at(table, id), 1] as const)], true);
    }
  };
  const isShown = ({ role }: TableCell) => role === 'shown';

  for (const { tables: shown, isHidden } of earlier)
    for (const { unit, cells } of shown)
      for (const cell of cells.values())
        add(unit, cell, isShown(cell) && !isHidden(unit, cell.id) ? { isKnown: true } : { wasHidden: true });
  for (const { unit, cells } of tables) for (const cell of cells.values()) add(unit, cell, { isNew: true });
  for (const all of [...earlier.map((one) => one.tables), tables]) addTies(all);
  return { variables, ties: [...ties.values()] };
}
