import type { CivilDate } from '../care/period.ts';
import type { CountedAnswer } from './counted-answer.ts';
import type { Counters } from './counters.ts';
import type { MemberReason } from './reason.ts';

/** The place of one patient in one measure and year, with the measure's reasons and gaps that apply. */
export type Membership<Code extends string = string, Lacking extends string = string> = {
  /** Counted in the measure's denominator (shares) or population (counts). */
  inDenominator: boolean;
  /** Counted in its numerator; for a count measure the same as inDenominator. */
  inNumerator: boolean;
  /** The day that brought the patient into the denominator of a share. */
  enteredOn?: CivilDate;
  /** Further counts that the patient adds, by the measure's own counter names (`homeRegion.14`, `sent`). */
  counts: Counters;
  /** The needed facts that are not recorded, by the names of the measure's gaps. */
  missing: readonly Lacking[];
  /** The reasons for the patient's place. */
  reasons: readonly MemberReason<Code>[];
  /** The origin of the patient's counted answer, where answers are hidden. */
  answer?: Omit<CountedAnswer, 'adds'>;
};

/** The place of one patient in one measure, as the lists behind the numbers show it. */
export type Member = {
  inDenominator: boolean;
  /** Left out when no reader may see it. */
  inNumerator?: boolean;
  missing?: readonly string[];
  /**
   * The parts of the number that the patient is in: `homeRegion.14`, the id of a further number, or
   * `window.2027-06-10` for a patient who can be followed up until that day. Left out when no reader may see
   * them.
   */
  parts?: readonly string[];
  reasons?: readonly MemberReason[];
};
