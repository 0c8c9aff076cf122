import type { CivilDate } from '../../domain/care/period.ts';
import {
  type AnswerGroups,
  grouped,
  noGroups,
  type PresentAnswer,
} from '../../domain/measure/answer-groups.ts';
import { isSame } from '../../domain/same.ts';
import { replacing } from '../condition.ts';
import { kindOf, type Placed, pick } from '../item.ts';
import { getItem } from '../read.ts';
import { keys, type Table } from '../table.ts';
import type { TransactItem } from '../transaction.ts';
import type { AnswerChange } from './answer-changes.ts';
import { entryName, memberName } from './answer-names.ts';

/**
 * The groups of answers of a unit, a year and a measure: what was shown, which no count of the records can make
 * again. One item, of some 100 bytes for each patient who was in a group, and at most nine answers that wait.
 */
export type AnswerGroupsItem = Placed<'answer-groups'> & AnswerGroups & { version: number };
export const answerGroupsKind = kindOf<AnswerGroupsItem>('answer-groups', { version: 1, lifts: {} });

const fields = ['results', 'asOf', 'sums', 'members', 'waiting'] as const;

export const groupsIn = (item: AnswerGroupsItem): AnswerGroups => pick(item, fields);

const presentAnswer = (unit: string, change: AnswerChange): PresentAnswer => ({
  reference: change.reference,
  member: memberName(unit, change),
  entry: entryName(unit, change, change.after?.entryId),
  ...(change.after && { answer: change.after }),
});

/** Makes the writes that note changed answers in their groups, each on condition of the version that was read. */
export async function answerGroupWrites(
  table: Table,
  unit: string,
  changes: readonly AnswerChange[],
  day: CivilDate,
): Promise<TransactItem[]> {
  const writes: TransactItem[] = [];
  for (const [sk, own] of Map.groupBy(changes, groupsOf)) {
    const Key = { pk: keys.groups(unit), sk };
    const stored = await getItem(table, answerGroupsKind, Key);
    const before = stored ? groupsIn(stored) : noGroups;
    const after = grouped(
      before,
      own.map((change) => presentAnswer(unit, change)),
      day,
    );
    if (isSame(before, after)) continue;
    const version = (stored?.version ?? 0) + 1;
    const Item: AnswerGroupsItem = { ...Key, ...answerGroupsKind.mark, version, ...after };
    writes.push({ Put: { TableName: table.name, Item, ...replacing(stored?.version) } });
  }
  return writes;
}

/** The sort key of the groups that a change concerns. */
export const groupsOf = ({ year, measure }: Pick<AnswerChange, 'year' | 'measure'>): string =>
  keys.groupsOf(year, measure);
