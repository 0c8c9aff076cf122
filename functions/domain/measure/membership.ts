import type { Counters } from './counters.ts';
import type { MemberReason } from './reason.ts';

/** Where one patient lands in one measure and year, with the reasons and gaps that the measure has. */
export type Membership<Code extends string = string, Lacking extends string = string> = {
  /** Counted in the measure's denominator (shares) or population (counts). */
  inDenominator: boolean;
  /** Counted in its numerator; for a count measure the same as inDenominator. */
  inNumerator: boolean;
  /** What else the patient adds, by the measure's own counter names (`homeRegion.14`, `sent`). */
  counts: Counters;
  /** What is not recorded and would be needed, by the names of the measure's gaps. */
  missing: readonly Lacking[];
  /** Why the patient lands there. */
  reasons: readonly MemberReason<Code>[];
};

/** Where the patient stands in one measure: what a number opens to. */
export type Member = {
  inDenominator: boolean;
  /** Left out where nobody may see it. */
  inNumerator?: boolean;
  missing?: readonly string[];
  /**
   * The parts of the number that the patient is in: `homeRegion.14`, the id of a number beside it, `window.2027-06-10`
   * for one who can be followed up until then. None where nobody may see it.
   */
  parts?: readonly string[];
  reasons?: readonly MemberReason[];
};
