/** Named whole numbers. A name that is absent counts as zero. */
export type Counters = Readonly<Record<string, number>>;

/** Selects the counters under a prefix, by the rest of their names, without zeros. */
export function countersUnder(counters: Counters, prefix: string): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [name, value] of Object.entries(counters)) {
    if (value !== 0 && name.startsWith(prefix)) found[name.slice(prefix.length)] = value;
  }
  return found;
}

/** Adds counters into a sum; names whose sum is zero disappear, so that equal totals are equal as data. */
export function addCounters(sum: Counters, more: Counters, sign: 1 | -1 = 1): Counters {
  const result: Record<string, number> = { ...sum };
  for (const [name, value] of Object.entries(more)) {
    const next = (result[name] ?? 0) + sign * value;
    if (next === 0) delete result[name];
    else result[name] = next;
  }
  return result;
}

/** The counters that must be added to `before` to get `after`. */
export const differenceOf = (before: Counters, after: Counters): Counters => addCounters(after, before, -1);
