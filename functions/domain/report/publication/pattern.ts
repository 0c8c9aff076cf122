import { isSmall, type KnownWorld, type Variable } from './known-world.ts';
import { fulfils, isPossible, nearestWorld, type Wish, type World } from './other-world.ts';
import type { Solver } from './solver.ts';

/** Which variables are hidden, and worlds that show that nobody can work out a protected one. */
export type Pattern = { hidden: ReadonlySet<number>; worlds: readonly World[] };

/** The range that a protected count must at least have for readers: from at most 1 to at least 5. */
const atMost = 1;
const atLeast = 5;

/** Published counts of 1–4, now or before, and those that readers know of: rests of shares, a unit's patients of a region. */
const wishesOf = ({ variables }: KnownWorld): Wish[] =>
  variables
    .flatMap(({ value }, at) => (isSmall(value) ? [{ at, value }] : []))
    .sort((one, other) => one.value - other.value)
    .flatMap(({ at }) => [
      { variable: at, most: atMost },
      { variable: at, least: atLeast },
    ]);

/** Whether worlds prove a pattern: each is possible, and each protected count is small in one and large in another. */
export function proves(known: KnownWorld, { hidden, worlds }: Pattern): boolean {
  const isSeen = (at: number) => isSeenUnder(known, hidden, at);
  return (
    worlds.every((world) => isPossible(known, world, isSeen)) &&
    wishesOf(known).every((wish) => worlds.some((world) => fulfils(world, wish)))
  );
}

/** Whether readers see a variable, here or in an earlier publication. */
function isSeenUnder({ variables }: KnownWorld, hidden: ReadonlySet<number>, at: number): boolean {
  const variable = variables[at];
  if (variable?.role !== 'shown') return false;
  return variable.isKnown || (variable.isNew && !hidden.has(at));
}

/** A hidden number may move at hardly any cost. */
const hiddenCost = 0.001;

/** The cost of hiding a number: totals most, then the country's, then large counts. */
function costOfHiding({ id, unit, value }: Variable): number {
  if (/\.(count|denominator)$/.test(id)) return 1000;
  if (value === 0) return 4;
  return (unit === null ? 3 : 1) + Math.log2(1 + value);
}

/** The numbers hidden for what they are: small, or with a small rest, or withheld in the report. */
export function smallNumbers({ variables }: KnownWorld): Set<number> {
  const hidden = new Set<number>();
  const at = new Map<string, number>();
  variables.forEach(({ unit, id, isNew }, index) => {
    if (isNew) at.set(`${unit ?? ''}/${id}`, index);
  });
  variables.forEach(({ unit, value, role, hides, withheld, isNew }, index) => {
    if (!isNew) return;
    if (role === 'shown' && (isSmall(value) || withheld)) hidden.add(index);
    const other = hides === undefined ? undefined : at.get(`${unit ?? ''}/${hides}`);
    if (role === 'rest' && isSmall(value) && other !== undefined) hidden.add(other);
  });
  return hidden;
}

/**
 * Finds which further numbers to hide. For each protected count and each end of its range the nearest possible world is
 * looked for, and the numbers that differ there are hidden (Kelly, Golden and Assad 1992; Cox 1995: suppression by flows). The worlds stay as the proof.
 * @returns null when a count cannot be protected
 */
export function patternFor(known: KnownWorld, first: ReadonlySet<number>, solve: Solver): Pattern | null {
  const stay = known.variables.flatMap(({ wasHidden, isKnown }, at) => (wasHidden && !isKnown ? [at] : []));
  const hidden = new Set([...first, ...stay]);
  const worlds: World[] = [known.variables.map(({ value }) => value)];
  const costOf = (at: number): number | null => {
    const variable = known.variables[at];
    if (!variable || variable.isKnown) return null;
    return variable.role === 'shown' && variable.isNew && !hidden.has(at)
      ? costOfHiding(variable)
      : hiddenCost;
  };
  for (const wish of wishesOf(known)) {
    if (worlds.some((world) => fulfils(world, wish))) continue;
    const world = nearestWorld(known, wish, costOf, solve);
    if (!world) return null;
    worlds.push(world);
    world.forEach((number, at) => {
      const { value, role, isNew } = known.variables[at] ?? {};
      if (number !== value && role === 'shown' && isNew) hidden.add(at);
    });
  }
  return { hidden, worlds };
}
