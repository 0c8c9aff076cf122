import { type GroupMembers, hasShown } from '../../domain/measure/answer-groups.ts';
import type { Table } from '../table.ts';
import { transactGet, transactionLimit } from '../transaction.ts';
import { type AnswerChange, groupsOf } from './answer-changes.ts';
import { entryName, memberName } from './answer-names.ts';
import { groupMemberAt, memberFrom } from './group-items.ts';

/**
 * Finds unread answers that the result of another year has shown, because their visit moved between the years: two
 * years that showed the same answers in different groups could tell one of them.
 */

/** Whether the answer that counts after the change is unread: staff know any other. */
const isUnread = ({ after }: AnswerChange): boolean => after !== undefined && !after.known;

/** Whether one of the years has shown the answer, by their members. */
export const shownAmong = (
  unit: string,
  change: AnswerChange,
  years: ReadonlyMap<number, GroupMembers>,
): boolean =>
  isUnread(change) &&
  [...years].some(([year, members]) => {
    const place = { ...change, year };
    const member = members[memberName(unit, place)];
    return member !== undefined && hasShown(member, entryName(unit, place, change.after?.entryId));
  });

/** Reads which other years have shown the changed answers: the groups of those years, by the change. */
export async function shownInOtherYears(
  table: Table,
  unit: string,
  changes: readonly AnswerChange[],
  years: readonly number[],
): Promise<Map<AnswerChange, string[]>> {
  const asked = changes
    .filter(isUnread)
    .flatMap((change) =>
      years.filter((year) => year !== change.year).map((year) => ({ change, place: { ...change, year } })),
    );
  const found = new Map<AnswerChange, string[]>();
  for (let from = 0; from < asked.length; from += transactionLimit) {
    const some = asked.slice(from, from + transactionLimit);
    const items = await transactGet(
      table,
      some.map(({ place }) => groupMemberAt(unit, groupsOf(place), memberName(unit, place))),
    );
    for (const [index, { change, place }] of some.entries()) {
      const item = items[index];
      if (!item || !hasShown(memberFrom(item), entryName(unit, place, change.after?.entryId))) continue;
      found.set(change, [...(found.get(change) ?? []), groupsOf(place)]);
    }
  }
  return found;
}
