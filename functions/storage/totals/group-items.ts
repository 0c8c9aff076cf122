import {
  type GroupMember,
  type GroupMembers,
  heldBy,
  type ShownGroups,
} from '../../domain/measure/answer-groups.ts';
import { named } from '../expression.ts';
import { kindOf, type Placed, pick, type RawItem, readAs } from '../item.ts';
import { allOf, getItem } from '../read.ts';
import { keys, type Table } from '../table.ts';
import { transactGet } from '../transaction.ts';

/**
 * What is shown of the groups of answers of a unit, a year and a measure, which no count of the records can make
 * again, and at most nine answers that wait. It does not grow with the patients: each who has been in a group is an
 * item of its own.
 */
export type AnswerGroupsItem = Placed<'answer-groups'> &
  ShownGroups & {
    version: number;
    /** Members from version 1, where they were all in this item, who have no item of their own yet. */
    unmoved?: GroupMembers;
  };

export const answerGroupsKind = kindOf<AnswerGroupsItem>('answer-groups', {
  version: 3,
  lifts: {
    // Until version 3 no one noted which answers the results of two years share.
    2: (item) => ({ ...item, linked: true }),
    1: ({ members, ...item }) => ({
      ...item,
      held: heldBy(members as GroupMembers),
      unmoved: members,
    }),
  },
});

/** A patient who has been in a group: some 150 bytes, read only when the patient's counted answer changes. */
export type GroupMemberItem = Placed<'answer-group-member'> & GroupMember;
export const groupMemberKind = kindOf<GroupMemberItem>('answer-group-member', { version: 1, lifts: {} });

export const groupsIn = (item: AnswerGroupsItem): ShownGroups =>
  pick(item, ['results', 'asOf', 'sums', 'held', 'linked', 'waiting']);

/** The place of a member's item. */
export const groupMemberAt = (unit: string, groups: string, name: string) => ({
  pk: keys.groups(unit),
  sk: keys.groupMember(groups, name),
});

const memberIn = (item: GroupMemberItem): GroupMember => pick(item, ['shown', 'now', 'known']);
const nameIn = (groups: string, { sk }: GroupMemberItem): string =>
  sk.slice(keys.groupMembers(groups).length);

export const readGroups = (table: Table, unit: string, sk: string): Promise<AnswerGroupsItem | undefined> =>
  getItem(table, answerGroupsKind, { pk: keys.groups(unit), sk });

/** Reads those of some patients who are members. Read the groups before, so that their version covers the members. */
export async function readMembers(
  table: Table,
  unit: string,
  sk: string,
  names: readonly string[],
): Promise<GroupMembers> {
  const places = names.map((name) => groupMemberAt(unit, sk, name));
  const items = await transactGet(table, places);
  return Object.fromEntries(
    items.flatMap((raw) => {
      if (!raw) return [];
      const item = readAs([groupMemberKind], raw);
      return [[nameIn(sk, item), memberIn(item)]];
    }),
  );
}

/** Reads all members of the groups. */
export async function readAllMembers(table: Table, unit: string, sk: string): Promise<GroupMembers> {
  const items = await allOf(table, [groupMemberKind], {
    KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :prefix)',
    ExpressionAttributeNames: named('pk', 'sk'),
    ExpressionAttributeValues: { ':pk': keys.groups(unit), ':prefix': keys.groupMembers(sk) },
    ConsistentRead: true,
  });
  return Object.fromEntries(items.map((item) => [nameIn(sk, item), memberIn(item)]));
}

/** Reads a member from its raw item. */
export const memberFrom = (raw: RawItem): GroupMember => memberIn(readAs([groupMemberKind], raw));

/** Makes the item of a member. */
export const memberItem = (
  unit: string,
  sk: string,
  [name, member]: [string, GroupMember],
): GroupMemberItem => ({
  ...groupMemberAt(unit, sk, name),
  ...groupMemberKind.mark,
  ...member,
});
