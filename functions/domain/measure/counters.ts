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

function accumulate(sum: Record<string, number>, more: Counters, sign: 1 | -1): void {
  for (const [name, value] of Object.entries(more)) {
    const next = (sum[name] ?? 0) + sign * value;
    if (next === 0) delete sum[name];
    else sum[name] = next;
  }
}

/** Adds counters into a sum; names whose sum is zero disappear, so that equal totals are equal as data. */
export function addCounters(sum: Counters, more: Counters, sign: 1 | -1 = 1): Counters {
  const result = { ...sum };
  accumulate(result, more, sign);
  return result;
}

/** The counters that must be added to `before` to get `after`. */
export const differenceOf = (before: Counters, after: Counters): Counters => addCounters(after, before, -1);

/** The sum over patients or units. A patient seen at two units is counted twice in the country. */
export function sumOf(all: Iterable<Counters>): Counters {
  const sum: Record<string, number> = {};
  for (const counters of all) accumulate(sum, counters, 1);
  return sum;
}
