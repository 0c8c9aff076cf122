import { performance } from 'node:perf_hooks';

/** The middle of the values; for an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * The value below which a share of the values lies, interpolated.
 * @throws RangeError when there are none
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined)
    throw new RangeError('there is nothing to take a median of');
  return below + (above - below) * (place - Math.floor(place));
}

/** Measures the work, in milliseconds. */
export async function milliseconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * The medians of a measurement and of its floor, taken in turns so that other load on the machine affects
 * both alike. The first of each is left out: it warms up.
 */
export async function paired(
  runs: number,
  measured: () => Promise<number>,
  floor: () => Promise<number>,
): Promise<{ value: number; floor: number; ratio: number }> {
  const values: number[] = [];
  const floors: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const least = await floor();
    const value = await measured();
    if (run === 0) continue;
    floors.push(least);
    values.push(value);
  }
  const ratios = values.map((value, index) => value / (floors[index] ?? value));
  return { value: median(values), floor: median(floors), ratio: median(ratios) };
}
