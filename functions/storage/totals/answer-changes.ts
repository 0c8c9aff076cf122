import { toInstant } from '../../domain/care/period.ts';
import { type CountedAnswer, lossOf } from '../../domain/measure/counted-answer.ts';
import type { Tally } from '../../domain/measure/tally.ts';
import { isSame } from '../../domain/same.ts';
import { auditPut } from '../audit.ts';
import { keys, type Table } from '../table.ts';
import type { TransactItem } from '../transaction.ts';
import { memberName } from './answer-names.ts';
import type { Tallied } from './tallied.ts';

/** A patient's counted answer in a year and a measure, before and after a change of the tally. */
export type AnswerChange = {
  reference: string;
  year: number;
  measure: string;
  before?: CountedAnswer;
  after?: CountedAnswer;
};

/** The sort key of the groups that a change concerns. */
export const groupsOf = ({ year, measure }: Pick<AnswerChange, 'year' | 'measure'>): string =>
  keys.groupsOf(year, measure);

/** Lists the changed answers of a patient, by year and measure. */
export function answerChangesOf(
  { reference, tallies }: Pick<Tallied, 'reference' | 'tallies'>,
  tally: Tally,
  years: readonly number[],
): AnswerChange[] {
  return years.flatMap((year) => {
    const [were, are] = [tallies.get(year)?.answers ?? {}, tally.get(year)?.answers ?? {}];
    return [...new Set([...Object.keys(were), ...Object.keys(are)])].flatMap((measure): AnswerChange[] => {
      const [before, after] = [were[measure], are[measure]];
      if (isSame(before, after)) return [];
      return [{ reference, year, measure, ...(before && { before }), ...(after && { after }) }];
    });
  });
}

/** The log's actions of counted answers that are no longer in a result. */
export const lossActions = { left: 'answer-left-year', replaced: 'answer-replaced' } as const;

/**
 * Makes the log entries of counted answers that left a year or were replaced: that it happened, never an answer.
 * They are in the transaction of the tally, which replaces one version of its head, so there is one a change.
 * @param versionIn differs between any two changes of one patient in a year
 */
export const lossEntries = (
  table: Table,
  unit: string,
  changes: readonly AnswerChange[],
  { now, versionIn }: { now: Date; versionIn: (year: number) => string },
): TransactItem[] =>
  changes.flatMap((change) => {
    const { reference, year, measure, before, after } = change;
    const loss = lossOf(before, after);
    if (!loss) return [];
    const entry = {
      at: toInstant(now),
      id: `tally-${memberName(unit, change)}-${versionIn(year)}`,
      who: 'system',
      role: 'system',
      action: lossActions[loss],
      reference,
      detail: { year, measure },
    };
    return [{ Put: auditPut(table, unit, entry) }];
  });
