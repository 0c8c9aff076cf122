import type { CivilDate } from '../../domain/care/period.ts';
import {
  type AnswerGroups,
  grouped,
  groupedAtSigning,
  linked,
  missedBy,
  noGroups,
  type PresentAnswer,
  type ShownGroups,
} from '../../domain/measure/answer-groups.ts';
import type { Counters } from '../../domain/measure/counters.ts';
import { isSame } from '../../domain/same.ts';
import { replacing } from '../condition.ts';
import { keys, type Table } from '../table.ts';
import { type TransactItem, transact } from '../transaction.ts';
import { type AnswerChange, groupsOf } from './answer-changes.ts';
import { entryName, memberName } from './answer-names.ts';
import {
  type AnswerGroupsItem,
  answerGroupsKind,
  groupsIn,
  memberItem,
  readAllMembers,
  readGroups,
  readMembers,
} from './group-items.ts';
import { shownAmong, shownInOtherYears } from './shown-elsewhere.ts';

/** Members whose items one transaction writes; the others are moved later (`moveMembers`). */
const changedAtOnce = 90;

/** Changes that a correction notes in one transaction: each may be a member, and so may all that waited. */
const correctedAtOnce = 80;

const presentAnswer = (unit: string, change: AnswerChange, isShownElsewhere: boolean): PresentAnswer => ({
  reference: change.reference,
  member: memberName(unit, change),
  entry: entryName(unit, change, change.after?.entryId),
  ...(change.after && { answer: change.after }),
  ...(isShownElsewhere && { isShownElsewhere }),
});

/** The groups as stored, with the given members and those who have no item of their own yet. */
const withMembers = (
  stored: AnswerGroupsItem | undefined,
  members: AnswerGroups['members'],
): AnswerGroups => ({
  ...(stored ? groupsIn(stored) : noGroups),
  // What waits to be moved is newer than an item: a signing may leave more than it can write.
  members: { ...members, ...stored?.unmoved },
});

/** Makes the writes that replace one known version of the groups, with an item for each member who changed. */
function groupsPuts(
  table: Table,
  unit: string,
  sk: string,
  stored: AnswerGroupsItem | undefined,
  { before, after }: { before: AnswerGroups; after: AnswerGroups },
): TransactItem[] {
  const { members, ...shown } = after;
  const all = Object.entries(members).filter(([name, one]) => !isSame(before.members[name], one));
  const changed = all.slice(0, changedAtOnce);
  const names = new Set(changed.map(([name]) => name));
  const others = Object.entries(stored?.unmoved ?? {}).filter(([name]) => !names.has(name));
  const unmoved = [...others, ...all.slice(changedAtOnce)];
  const Item: AnswerGroupsItem = {
    pk: keys.groups(unit),
    sk,
    ...answerGroupsKind.mark,
    version: (stored?.version ?? 0) + 1,
    ...shown,
    ...(unmoved.length > 0 && { unmoved: Object.fromEntries(unmoved) }),
  };
  return [
    { Put: { TableName: table.name, Item, ...replacing(stored?.version) } },
    ...changed.map((one) => ({ Put: { TableName: table.name, Item: memberItem(unit, sk, one) } })),
  ];
}

/**
 * Makes the writes that note changed answers in their groups, each on condition of the version that was read.
 * @param years those that may have groups
 */
export async function answerGroupWrites(
  table: Table,
  unit: string,
  changes: readonly AnswerChange[],
  { day, years }: { day: CivilDate; years: readonly number[] },
): Promise<TransactItem[]> {
  const writes: TransactItem[] = [];
  const elsewhere = await shownInOtherYears(table, unit, changes, years);
  const concerned = new Map([...elsewhere.values()].flat().map((sk): [string, AnswerChange[]] => [sk, []]));
  for (const [sk, own] of [...concerned, ...Map.groupBy(changes, groupsOf)]) concerned.set(sk, own);
  const sharing = new Set([...elsewhere.values()].flat());
  for (const [sk, own] of concerned) {
    const present = own.map((change) => presentAnswer(unit, change, elsewhere.has(change)));
    const stored = await readGroups(table, unit, sk);
    const names = present.map(({ member }) => member);
    const before = withMembers(stored, await readMembers(table, unit, sk, names));
    const noted = grouped(before, present, day);
    const after = sharing.has(sk) ? linked(noted) : noted;
    if (!isSame(before, after)) writes.push(...groupsPuts(table, unit, sk, stored, { before, after }));
  }
  return writes;
}

/**
 * Compares the groups of a measure and year with all answers that count in it. Only who waits and what counts for
 * members can be compared; what was shown is in the groups alone.
 * @param years those that may have groups
 * @returns null when they agree, else a correction, which returns false when another write came in between
 */
export async function wrongGroups(
  table: Table,
  unit: string,
  place: Pick<AnswerChange, 'year' | 'measure'>,
  answers: readonly AnswerChange[],
  years: readonly number[],
): Promise<((day: CivilDate) => Promise<boolean>) | null> {
  const sk = groupsOf(place);
  let stored = await readGroups(table, unit, sk);
  let before = withMembers(stored, await readAllMembers(table, unit, sk));
  const others = new Map<number, AnswerGroups['members']>();
  for (const year of years.filter((one) => one !== place.year))
    others.set(year, await readAllMembers(table, unit, groupsOf({ ...place, year })));
  const present = answers.map((answer) => presentAnswer(unit, answer, shownAmong(unit, answer, others)));
  const missed = missedBy(before, present);
  if (missed.length === 0) return null;
  return async (day) => {
    for (let from = 0; from < missed.length; from += correctedAtOnce) {
      const after = grouped(before, missed.slice(from, from + correctedAtOnce), day);
      if (await transact(table, groupsPuts(table, unit, sk, stored, { before, after }))) return false;
      const version = (stored?.version ?? 0) + 1;
      stored = await readGroups(table, unit, sk);
      if (stored?.version !== version) return false;
      before = after;
    }
    return true;
  };
}

/**
 * Gives each member from version 1 an item of its own, some at a time. It changes no number, and ends early when another
 * write comes in between: the others can be moved later.
 */
export async function moveMembers(
  table: Table,
  unit: string,
  place: Pick<AnswerChange, 'year' | 'measure'>,
): Promise<void> {
  const sk = groupsOf(place);
  for (;;) {
    const stored = await readGroups(table, unit, sk);
    const some = Object.fromEntries(Object.entries(stored?.unmoved ?? {}).slice(0, correctedAtOnce));
    if (!stored || Object.keys(some).length === 0) return;
    const shown = groupsIn(stored);
    const moved = { before: { ...shown, members: {} }, after: { ...shown, members: some } };
    if (await transact(table, groupsPuts(table, unit, sk, stored, moved))) return;
  }
}

/** The groups of a measure and year as they will be once the report is signed, and the writes that make them so. */
export type GroupsSigned = { shown: ShownGroups | undefined; writes: TransactItem[] };

/**
 * Brings what is shown of answers up to date for a signing. The writes, or a condition where nothing changes, require the
 * groups to be as they were read.
 * @param stored the groups that the report was made from
 * @param unread what all unread answers add, by the totals of the same moment
 */
export async function groupsAtSigning(
  table: Table,
  unit: string,
  place: Pick<AnswerChange, 'year' | 'measure'>,
  stored: AnswerGroupsItem | undefined,
  { unread, day, isCorrection }: { unread: Counters; day: CivilDate; isCorrection: boolean },
): Promise<GroupsSigned> {
  const sk = groupsOf(place);
  const before = withMembers(stored, await readAllMembers(table, unit, sk));
  const after = groupedAtSigning(before, unread, { day, isCorrection });
  if (after === before) {
    const Key = { pk: keys.groups(unit), sk };
    const asRead = { ConditionCheck: { TableName: table.name, Key, ...replacing(stored?.version) } };
    return { shown: stored && groupsIn(stored), writes: [asRead] };
  }
  return { shown: after, writes: groupsPuts(table, unit, sk, stored, { before, after }) };
}
