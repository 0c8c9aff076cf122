/** z of a two-sided 95 % interval. */
const z = 1.959963984540054;

/** The share of a whole; null, never 0 or NaN, when the whole is 0. */
export const shareOf = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : numerator / denominator;

/** 95 % Wilson score interval (Wilson 1927), unrounded within [0, 1]; null when the denominator is 0. */
export function wilson(numerator: number, denominator: number): readonly [number, number] | null {
  if (denominator === 0) return null;
  const share = numerator / denominator;
  const z2 = (z * z) / denominator;
  const centre = (share + z2 / 2) / (1 + z2);
  const half = (z / (1 + z2)) * Math.sqrt((share * (1 - share)) / denominator + z2 / (4 * denominator));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
