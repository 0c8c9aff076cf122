import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { CivilDate } from '../../domain/care/period.ts';
import {
  type AnswerGroups,
  countingOnly,
  grouped,
  noGroups,
  type PresentAnswer,
} from '../../domain/measure/answer-groups.ts';
import { isSame } from '../../domain/same.ts';
import { write } from '../collision.ts';
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

const readGroups = (table: Table, unit: string, sk: string) =>
  getItem(table, answerGroupsKind, { pk: keys.groups(unit), sk });

/** Makes the write that replaces one known version of the groups. */
function groupsPut(
  table: Table,
  unit: string,
  sk: string,
  groups: AnswerGroups,
  version: number | undefined,
) {
  const Item: AnswerGroupsItem = {
    pk: keys.groups(unit),
    sk,
    ...answerGroupsKind.mark,
    version: (version ?? 0) + 1,
    ...groups,
  };
  return { TableName: table.name, Item, ...replacing(version) };
}

/** Makes the writes that note changed answers in their groups, each on condition of the version that was read. */
export async function answerGroupWrites(
  table: Table,
  unit: string,
  changes: readonly AnswerChange[],
  day: CivilDate,
): Promise<TransactItem[]> {
  const writes: TransactItem[] = [];
  for (const [sk, own] of Map.groupBy(changes, groupsOf)) {
    const stored = await readGroups(table, unit, sk);
    const before = stored ? groupsIn(stored) : noGroups;
    const present = own.map((change) => presentAnswer(unit, change));
    const after = grouped(before, present, day);
    if (!isSame(before, after)) writes.push({ Put: groupsPut(table, unit, sk, after, stored?.version) });
  }
  return writes;
}

/**
 * Compares the groups of a measure and year with all answers that count in it. Only who waits and what counts for
 * members can be compared; what was shown is in the groups alone.
 * @returns null when they agree, else a correction, which returns false when another write came in between
 */
export async function wrongGroups(
  table: Table,
  unit: string,
  place: Pick<AnswerChange, 'year' | 'measure'>,
  answers: readonly AnswerChange[],
): Promise<((day: CivilDate) => Promise<boolean>) | null> {
  const sk = groupsOf(place);
  const stored = await readGroups(table, unit, sk);
  const before = stored ? groupsIn(stored) : noGroups;
  const right = countingOnly(
    before,
    answers.map((answer) => presentAnswer(unit, answer)),
  );
  if (isSame(before, right)) return null;
  return async (day) => {
    const put = groupsPut(table, unit, sk, grouped(right, [], day), stored?.version);
    return (await write(() => table.client.send(new PutCommand(put)))) === null;
  };
}

/** The sort key of the groups that a change concerns. */
export const groupsOf = ({ year, measure }: Pick<AnswerChange, 'year' | 'measure'>): string =>
  keys.groupsOf(year, measure);
