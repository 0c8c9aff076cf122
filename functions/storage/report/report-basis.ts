import type { Counters } from '../../domain/measure/counters.ts';
import type { ReportNumbers } from '../../domain/report/content.ts';
import { readAs } from '../item.ts';
import { keys, type Table } from '../table.ts';
import { type AnswerGroupsItem, answerGroupsKind, groupsIn } from '../totals/group-items.ts';
import { unpackCounters } from '../totals/packed-counters.ts';
import { totalsKind } from '../totals/totals.ts';
import { transactGet } from '../transaction.ts';
import { type ReportAnswersItem, reportAnswersKind } from './report-items.ts';

/** All that a report is made from, as it is at one moment, with the versions that a signing requires. */
export type ReportBasis = {
  totals: Counters;
  totalsVersion: number | undefined;
  /** By measure. */
  groups: ReadonlyMap<string, AnswerGroupsItem>;
  answers: ReportAnswersItem | undefined;
};

/** @param measures the measures that hide answers */
export async function readReportBasis(
  table: Table,
  unit: string,
  year: number,
  measures: readonly string[],
): Promise<ReportBasis> {
  const [totals, answers, ...groups] = await transactGet(table, [
    { pk: keys.totals(unit), sk: keys.totalsYear(year) },
    { pk: keys.reports(unit), sk: keys.reportAnswers(year) },
    ...measures.map((measure) => ({ pk: keys.groups(unit), sk: keys.groupsOf(year, measure) })),
  ]);
  const stored = totals && readAs([totalsKind], totals);
  return {
    totals: stored ? unpackCounters(stored.counters) : {},
    totalsVersion: stored?.version,
    groups: new Map(
      measures.flatMap((measure, index) => {
        const item = groups[index];
        return item ? [[measure, readAs([answerGroupsKind], item)] as const] : [];
      }),
    ),
    answers: answers && readAs([reportAnswersKind], answers),
  };
}

export const numbersOf = ({ totals, groups }: ReportBasis): ReportNumbers => ({
  totals,
  groups: Object.fromEntries([...groups].map(([measure, item]) => [measure, groupsIn(item)])),
});
