import type { Occasion } from '../care/occasion.ts';
import type { CivilDate } from '../care/period.ts';
import type { Counters } from '../measure/counters.ts';
import type { MeasuredArea } from '../measure/measured-area.ts';
import type { ReportNumbers } from './content.ts';

/**
 * - `blocks`: nothing can be signed while it does not hold
 * - `asks`: a lead answers it in the report
 * - `tells`: it is said, and stands in the way of nothing
 */
type CheckLevel = 'blocks' | 'asks' | 'tells';

/** Where the patients or invitations behind a check are listed. */
type CheckList =
  | { measure: string; missing?: string; part?: string }
  | { occasion: Occasion; state: 'created' };

/** Something that is looked at before a year's report is signed. */
export type Check = {
  id: string;
  level: CheckLevel;
  /** Whether it is as it should be, apart from what a lead has answered. */
  clear: boolean;
  /** A Swedish sentence. */
  text: string;
  count?: number;
  list?: CheckList;
  /**
   * The number that the answer holds for, where it is more than the count: another number opens the check again.
   */
  basis?: string;
};

/** What the checks of a year's report look at. */
export type CheckedYear = {
  area: MeasuredArea;
  year: number;
  today: CivilDate;
  numbers: ReportNumbers;
  /** The totals equal a count of the unit's patients made now. */
  agrees: boolean;
  /** The numbers of the year before; undefined where there are none to compare with. */
  before?: ReportNumbers | undefined;
  /** Counted answers that have left the year or were replaced, by measure. */
  replaced: Counters;
};

/** A lead's answer to a check that asks. */
export type CheckAnswer = { basis: string; comment: string };
export type CheckAnswers = Readonly<Record<string, CheckAnswer>>;

export const basisOf = ({ basis, count = 0 }: Check): string => basis ?? String(count);

/** The answer that holds for the check as it now is. */
export function answerTo(check: Check, answers: CheckAnswers): string | undefined {
  const answer = Object.hasOwn(answers, check.id) ? answers[check.id] : undefined;
  return check.level === 'asks' && !check.clear && answer?.basis === basisOf(check)
    ? answer.comment
    : undefined;
}

/** Whether the check stands in the way of nothing. */
export const holds = (check: Check, answers: CheckAnswers): boolean =>
  check.level === 'tells' || check.clear || answerTo(check, answers) !== undefined;
