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

const isPublished = ({ variables }: KnownWorld, at: number): boolean => {
  const { role, isNew } = variables[at] ?? {};
  return role === 'shown' && isNew === true;
};

/** The numbers of a publication that differ in a world. */
const changedIn = (known: KnownWorld, world: World): number[] =>
  known.variables.flatMap(({ value }, at) => (world[at] !== value && isPublished(known, at) ? [at] : []));

/** Numbers that can only be shown, or hidden: null; others at a cost. */
const costWith =
  (known: KnownWorld, hidden: ReadonlySet<number>, mayHide: boolean) =>
  (at: number): number | null => {
    const variable = known.variables[at];
    if (!variable || variable.isKnown) return null;
    if (!isPublished(known, at) || hidden.has(at)) return hiddenCost;
    return mayHide ? costOfHiding(variable) : null;
  };

/**
 * Finds which further numbers to hide. For each protected count and each end of its range the nearest possible world is
 * looked for, and the numbers that differ there are hidden (Kelly, Golden and Assad 1992; Cox 1995: suppression by
 * flows). The worlds stay as the proof.
 * @returns null when a count cannot be protected
 */
function hideMore(known: KnownWorld, first: ReadonlySet<number>, solve: Solver): Pattern | null {
  const hidden = new Set(first);
  const worlds: World[] = [known.variables.map(({ value }) => value)];
  for (const wish of wishesOf(known)) {
    if (worlds.some((world) => fulfils(world, wish))) continue;
    const world = nearestWorld(known, wish, costWith(known, hidden, true), solve);
    if (!world) return null;
    worlds.push(world);
    for (const at of changedIn(known, world)) hidden.add(at);
  }
  return { hidden, worlds };
}

/** Shows a number again if every protected count keeps its range; null if not. */
function showing(
  known: KnownWorld,
  { hidden, worlds }: Pattern,
  shown: number,
  solve: Solver,
): Pattern | null {
  const fewer = new Set(hidden);
  fewer.delete(shown);
  const value = known.variables[shown]?.value;
  const kept = worlds.filter((world) => world[shown] === value);
  for (const wish of wishesOf(known)) {
    if (kept.some((world) => fulfils(world, wish))) continue;
    const world = nearestWorld(known, wish, costWith(known, fewer, false), solve);
    if (!world) return null;
    kept.push(world);
  }
  return { hidden: fewer, worlds: kept };
}

/**
 * Finds which numbers to hide, and shows again those that turned out not to be needed, the costliest first.
 * @param first the numbers hidden for what they are
 * @returns null when a count cannot be protected
 */
export function patternFor(known: KnownWorld, first: ReadonlySet<number>, solve: Solver): Pattern | null {
  const stay = known.variables.flatMap(({ wasHidden, isKnown }, at) => (wasHidden && !isKnown ? [at] : []));
  const kept = new Set([...first, ...stay]);
  const costAt = (at: number): number => {
    const variable = known.variables[at];
    return variable ? costOfHiding(variable) : 0;
  };
  let pattern = hideMore(known, kept, solve);
  if (!pattern) return null;
  const further = [...pattern.hidden].filter((at) => !kept.has(at));
  for (const at of further.sort((one, other) => costAt(other) - costAt(one)))
    pattern = showing(known, pattern, at, solve) ?? pattern;
  return pattern;
}
