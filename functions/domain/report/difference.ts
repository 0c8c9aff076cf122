import { type Counters, differenceOf } from '../measure/counters.ts';

/** A counter that is no longer as it was signed. */
export type ReportChange = {
  measure: string;
  counter: string;
  was: number;
  is: number;
  /** The unit's patients who add something else to it now; left out where answers are hidden. */
  references?: readonly string[];
};

/** What each patient adds to a report's counters, by reference. */
export type ReportMembers = ReadonlyMap<string, Counters>;

function changedMembers(were: ReportMembers, are: ReportMembers): Map<string, string[]> {
  const byCounter = new Map<string, string[]>();
  for (const reference of [...new Set([...were.keys(), ...are.keys()])].sort()) {
    const changed = differenceOf(were.get(reference) ?? {}, are.get(reference) ?? {});
    for (const name of Object.keys(changed)) byCounter.set(name, [...(byCounter.get(name) ?? []), reference]);
  }
  return byCounter;
}

/** Lists the counters that differ, in the order of the measures and then by name. */
export function changesBetween(
  was: Counters,
  is: Counters,
  measures: readonly string[],
  { were, are }: { were: ReportMembers; are: ReportMembers } = { were: new Map(), are: new Map() },
): ReportChange[] {
  const references = changedMembers(were, are);
  const changes = Object.keys(differenceOf(was, is)).map((name): ReportChange => {
    const at = name.indexOf('.');
    const behind = references.get(name);
    return {
      measure: name.slice(0, at),
      counter: name.slice(at + 1),
      was: was[name] ?? 0,
      is: is[name] ?? 0,
      ...(behind ? { references: behind } : {}),
    };
  });
  return changes.sort(
    (one, other) =>
      measures.indexOf(one.measure) - measures.indexOf(other.measure) ||
      (one.counter < other.counter ? -1 : 1),
  );
}
