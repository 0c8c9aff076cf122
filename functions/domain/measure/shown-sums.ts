/**
 * Whether shown sums of answers hide each answer, also when several are added and subtracted. Whoever knows the sums
 * knows all of their combinations, and no others.
 */

/** Answers that are in the same sums. */
type Piece = { sums: readonly number[]; patients: ReadonlySet<string> };

/** An answer of a patient, and for each shown sum whether it holds the answer. */
export type InSums = { patient: string; sums: readonly boolean[] };

function piecesOf(answers: readonly InSums[]): Piece[] {
  const pieces = Map.groupBy(answers, ({ sums }) => sums.map(Number).join(''));
  return [...pieces].map(([key, own]) => ({
    sums: [...key].map(Number),
    patients: new Set(own.map(({ patient }) => patient)),
  }));
}

/** Ranks are computed modulo this prime, whose products are exact in a number. */
const prime = 67_108_859;

function inverse(number: number): number {
  let [result, base] = [1, number];
  for (let power = prime - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}

/** Vectors in echelon form, each with the place of its first number, which is 1. */
type Basis = { at: number; vector: readonly number[] }[];

/** What is left of a vector after the basis; all zeros when the basis spans it. */
const rest = (basis: Basis, vector: readonly number[]): readonly number[] =>
  basis.reduce((left, { at, vector: own }) => {
    const times = left[at] ?? 0;
    if (times === 0) return left;
    return left.map((number, index) => (number + (prime - times) * (own[index] ?? 0)) % prime);
  }, vector);

function extended(basis: Basis, vector: readonly number[]): Basis {
  const left = rest(basis, vector);
  const at = left.findIndex((number) => number !== 0);
  if (at < 0) return basis;
  const factor = inverse(left[at] ?? 1);
  return [...basis, { at, vector: left.map((number) => (number * factor) % prime) }];
}

const basisOf = (vectors: readonly (readonly number[])[], from: Basis = []): Basis =>
  vectors.reduce(extended, from);

/** More small pieces than this are taken to show an answer: the subsets to try would be too many. */
const mostSmall = 20;

/**
 * Whether each combination of the sums that differs from zero holds the answers of at least so many patients.
 *
 * A combination has one value on each piece. One that shows fewer patients is zero on every piece of enough patients
 * and differs from zero within a few small ones. It exists exactly when the pieces outside these few have a lower rank
 * than all pieces.
 * @param least the fewest patients
 */
export function hideEach(answers: readonly InSums[], least: number): boolean {
  const pieces = piecesOf(answers);
  const large = basisOf(pieces.filter(({ patients }) => patients.size >= least).map(({ sums }) => sums));
  const small = pieces.filter(
    ({ sums, patients }) => patients.size < least && rest(large, sums).some((number) => number !== 0),
  );
  if (small.length > mostSmall) return false;
  const whole = basisOf(
    small.map(({ sums }) => sums),
    large,
  ).length;
  const hides = (from: number, left: readonly Piece[], patients: ReadonlySet<string>): boolean =>
    basisOf(
      left.map(({ sums }) => sums),
      large,
    ).length === whole &&
    small.every((piece, index) => {
      if (index < from) return true;
      const more = new Set([...patients, ...piece.patients]);
      return (
        more.size >= least ||
        hides(
          index + 1,
          left.filter((one) => one !== piece),
          more,
        )
      );
    });
  return hides(0, small, new Set());
}
