/** A linear program: the least cost of columns within bounds, with rows that hold. */
export type Program = {
  columns: readonly { cost: number; lower: number; upper: number }[];
  rows: readonly {
    terms: readonly (readonly [column: number, factor: number])[];
    lower: number;
    upper: number;
  }[];
  /** Columns take whole numbers only. */
  whole: boolean;
};

/** Solves a linear program; null when no columns fulfil it. */
export type Solver = (program: Program) => readonly number[] | null;
