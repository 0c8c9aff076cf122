import type { CheckAnswer } from '../../domain/report/check.ts';
import { Again, retrying } from '../../retrying.ts';
import { type AuditEntry, writeWithEntry } from '../audit.ts';
import { replacing } from '../condition.ts';
import { getItem } from '../read.ts';
import { keys, type Table } from '../table.ts';
import { type ReportAnswersItem, reportAnswersKind } from './report-items.ts';

const keyOf = (unit: string, year: number) => ({ pk: keys.reports(unit), sk: keys.reportAnswers(year) });

const attempts = 5;

/** Stores the answer to one check, with its entry in the log; the answers to others stay. */
export const storeAnswer = (
  table: Table,
  unit: string,
  { year, check, ...answer }: CheckAnswer & { year: number; check: string },
  entry: AuditEntry,
): Promise<void> =>
  retrying(attempts, async () => {
    const before = await getItem(table, reportAnswersKind, keyOf(unit, year));
    const Item: ReportAnswersItem = {
      ...keyOf(unit, year),
      ...reportAnswersKind.mark,
      version: (before?.version ?? 0) + 1,
      answers: { ...before?.answers, [check]: { ...answer, by: entry.who, at: entry.at } },
    };
    const put = { Put: { TableName: table.name, Item, ...replacing(before?.version) } };
    const collision = await writeWithEntry(table, unit, [put], entry);
    return collision ? new Again(new Error('the answers kept changing')) : undefined;
  });
