import type { KnownWorld } from './known-world.ts';
import type { Program, Solver } from './solver.ts';

/** A whole number for each variable. */
export type World = readonly number[];

/** Where a variable must be in another world than that of the reports. */
export type Wish = { variable: number; most?: number; least?: number };

/** Whether a world could be the true one: it fulfils every tie, and differs only where numbers are not seen. */
export const isPossible = (
  { variables, ties }: KnownWorld,
  world: World,
  isSeen: (variable: number) => boolean,
): boolean =>
  variables.every(({ value }, at) => {
    const number = world[at] ?? -1;
    return Number.isSafeInteger(number) && number >= 0 && (number === value || !isSeen(at));
  }) &&
  ties.every(({ terms, isEqual }) => {
    const sum = terms.reduce((total, [at, factor]) => total + factor * (world[at] ?? 0), 0);
    return isEqual ? sum === 0 : sum <= 0;
  });

export const fulfils = (world: World, { variable, most = Infinity, least = 0 }: Wish): boolean => {
  const number = world[variable] ?? -1;
  return number >= least && number <= most;
};

/**
 * The program that finds the nearest world that fulfils a wish. Each variable is its value, plus one column, minus
 * another.
 * @param costOf the cost of each step away from the value; null where the number cannot change
 */
function programOf(
  { variables, ties }: KnownWorld,
  { variable: wished, most = Infinity, least = 0 }: Wish,
  costOf: (variable: number) => number | null,
  whole: boolean,
): Program {
  const columns = variables.flatMap(({ value }, at) => {
    const cost = costOf(at) ?? 0;
    const isFixed = costOf(at) === null;
    const up = at === wished ? most - value : Infinity;
    const down = at === wished ? value - least : value;
    return [
      { cost, lower: at === wished ? Math.max(0, least - value) : 0, upper: isFixed ? 0 : Math.max(0, up) },
      { cost, lower: at === wished ? Math.max(0, value - most) : 0, upper: isFixed ? 0 : Math.max(0, down) },
    ];
  });
  const rows = ties.flatMap(({ terms, isEqual }) => {
    const moving = terms.filter(([at]) => costOf(at) !== null);
    if (moving.length === 0) return [];
    const sum = terms.reduce((total, [at, factor]) => total + factor * (variables[at]?.value ?? 0), 0);
    return [
      {
        terms: moving.flatMap(([at, factor]) => [[2 * at, factor] as const, [2 * at + 1, -factor] as const]),
        lower: isEqual ? 0 : -Infinity,
        upper: isEqual ? 0 : -sum,
      },
    ];
  });
  return { columns, rows, whole };
}

/** Finds the nearest world of whole numbers that fulfils a wish; null when there is none. */
export function nearestWorld(
  known: KnownWorld,
  wish: Wish,
  costOf: (variable: number) => number | null,
  solve: Solver,
): World | null {
  for (const whole of [false, true]) {
    const found = solve(programOf(known, wish, costOf, whole));
    if (!found) return null;
    const moved = known.variables.map(
      ({ value }, at) => value + (found[2 * at] ?? 0) - (found[2 * at + 1] ?? 0),
    );
    const world = moved.map(Math.round);
    // Rows of sums have whole corners nearly always; else whole numbers are asked for.
    if (isPossible(known, world, (at) => costOf(at) === null) && fulfils(world, wish)) return world;
  }
  return null;
}
