/** One number of a place, by the measure's id and the name of its counter. */
export type TableCell = {
  id: string;
  value: number;
  /**
   * - `shown`: readers see it unless it is hidden
   * - `rest`: what is left of a share's denominator, which readers can work out
   * - `inner`: a number that is not published and that ties others together
   */
  role: 'shown' | 'rest' | 'inner';
  /** Where a small rest must not be known: the number to hide. */
  hides?: string;
  /** The number is hidden whatever it is. */
  withheld?: true;
};

/** A sum of numbers, each times a factor, that is zero, or at most zero. */
export type Relation = {
  terms: readonly (readonly [id: string, factor: number])[];
  is: 'zero' | 'at-most-zero';
};

const plus = (ids: readonly string[], factor = 1) => ids.map((id) => [id, factor] as const);

export const equal = (these: readonly string[], those: readonly string[]): Relation => ({
  terms: [...plus(these), ...plus(those, -1)],
  is: 'zero',
});

export const atMost = (these: readonly string[], those: readonly string[]): Relation => ({
  ...equal(these, those),
  is: 'at-most-zero',
});
