import type { CivilDate, Instant } from '../care/period.ts';
import { isSame } from '../same.ts';
import type { CountedAnswer } from './counted-answer.ts';
import { addCounters, type Counters } from './counters.ts';

/**
 * The result of a measure that hides answers moves in groups of unread answers, so that staff who watch it learn no
 * patient's answer. The groups are state of their own: a count of the records can show who waits, but not what was
 * shown.
 */

/** The fewest patients whose unread answers may move the result at once. */
const smallestGroup = 5;

/** When so many wait, the longest waiting close as a group; as many as a group then go on waiting. */
const waitingToClose = 2 * smallestGroup;

/** An unread answer that is in no group yet. */
type WaitingAnswer = { reference: string; answeredAt: Instant; entry: string; adds: Counters };

/** A time in which an answer was part of the result, in numbers of results (`AnswerGroups.results`). */
type ShownTime = { entry: string; from: number; until?: number };

/** A patient who has been in a group of the year; under a name that is not the reference. */
export type GroupMember = {
  shown: readonly ShownTime[];
  /** The entry of the unread answer that now counts. */
  now?: string;
  /** What the answer that now counts adds, when it is known. It is not shown while a group's sums hold the patient. */
  known?: Counters;
};

/** What is shown of the groups of one measure in one year at a unit, and who waits: of one size, however many there were. */
export type ShownGroups = {
  /** How many results with different unread answers have been shown after the first, which had none. */
  results: number;
  /** The day in Stockholm of the last closing. */
  asOf?: CivilDate;
  /** The sums of the groups: what the unread answers in the result add. */
  sums: Counters;
  /** What the known answers of patients whom the sums hold add: they are not shown. */
  held: Counters;
  /** By the patient's name in the groups. */
  waiting: Readonly<Record<string, WaitingAnswer>>;
};

export type GroupMembers = Readonly<Record<string, GroupMember>>;

/** The groups with their members, by the patient's name: all, or those that a change concerns. */
export type AnswerGroups = ShownGroups & { members: GroupMembers };

export const noGroups: AnswerGroups = { results: 0, sums: {}, held: {}, members: {}, waiting: {} };

/** A patient's counted answer as it is now stored; without one, none counts (any more). */
export type PresentAnswer = {
  reference: string;
  /** The patient's name in the groups of the year: the same after a deletion and a new registration. */
  member: string;
  answer?: CountedAnswer;
  /** Stands for `answer.entryId`; answers from before it was noted share one. */
  entry: string;
};

const isInSums = ({ shown }: GroupMember): boolean => {
  const last = shown.at(-1);
  return last !== undefined && last.until === undefined;
};

/** What the known answer of a member adds without being shown. */
const heldOf = (member: GroupMember): Counters => (isInSums(member) && member.known) || {};

/** Sums the known answers that are not shown, over all members. */
export const heldBy = (members: GroupMembers): Counters =>
  Object.values(members).reduce<Counters>((sum, member) => addCounters(sum, heldOf(member)), {});

function noted(groups: AnswerGroups, { reference, member, answer, entry }: PresentAnswer): AnswerGroups {
  const { [member]: before, ...others } = groups.waiting;
  const inGroup = groups.members[member];
  if (inGroup) {
    const present = !answer ? {} : answer.known ? { known: answer.adds } : { now: entry };
    const after: GroupMember = { shown: inGroup.shown, ...present };
    const held = addCounters(addCounters(groups.held, heldOf(inGroup), -1), heldOf(after));
    return { ...groups, held, members: { ...groups.members, [member]: after } };
  }
  if (!answer || answer.known) return before ? { ...groups, waiting: others } : groups;
  const { answeredAt, adds } = answer;
  return { ...groups, waiting: { ...others, [member]: { reference, answeredAt, entry, adds } } };
}

type Waiting = readonly [member: string, answer: WaitingAnswer];

const byWaiting = ([, one]: Waiting, [, other]: Waiting): number =>
  Date.parse(one.answeredAt) - Date.parse(other.answeredAt) || (one.reference < other.reference ? -1 : 1);

function closed(groups: AnswerGroups, day: CivilDate): AnswerGroups {
  const results = groups.results + 1;
  const [members, waiting] = [{ ...groups.members }, { ...groups.waiting }];
  let { sums } = groups;
  for (const [member, { entry, adds }] of Object.entries(waiting).sort(byWaiting).slice(0, smallestGroup)) {
    delete waiting[member];
    members[member] = { shown: [{ entry, from: results }], now: entry };
    sums = addCounters(sums, adds);
  }
  return { ...groups, results, asOf: day, sums, members, waiting };
}

/**
 * Notes patients' counted answers as they now are. When ten unread ones wait, the five that have waited longest (by
 * `answeredAt`, then reference) close as a group. A patient enters the groups of a year once; the sums of a group stay
 * whatever becomes of a member. Noting the same twice changes nothing.
 * @param groups with those of the patients who are members, at least
 * @param day today in Stockholm
 */
export function grouped(
  groups: AnswerGroups,
  present: readonly PresentAnswer[],
  day: CivilDate,
): AnswerGroups {
  let next = present.reduce(noted, groups);
  while (Object.keys(next.waiting).length >= waitingToClose) next = closed(next, day);
  return next;
}

const entryIn = (result: number, { shown }: GroupMember): string | undefined =>
  shown.find(({ from, until = Number.POSITIVE_INFINITY }) => from <= result && result < until)?.entry;

/**
 * Lists the changes after which just these answers count: the others no longer wait, and count no longer for members.
 * What was shown stays. Empty when the groups agree with the answers. The longest waiting of unread answers come first, after
 * all others, so that the changes may be noted a part at a time.
 * @param groups with all members
 * @param all every patient's counted answer
 */
export function missedBy(groups: AnswerGroups, all: readonly PresentAnswer[]): PresentAnswer[] {
  const present = new Set(all.map(({ member }) => member));
  const gone = Object.keys({ ...groups.members, ...groups.waiting })
    .filter((member) => !present.has(member))
    .map((member): PresentAnswer => ({ member, reference: '', entry: '' }));
  const since = ({ answer }: PresentAnswer) => (answer && !answer.known ? Date.parse(answer.answeredAt) : 0);
  return [...gone, ...all]
    .filter((one) => !isSame(noted(groups, one), groups))
    .sort((one, other) => since(one) - since(other) || (one.reference < other.reference ? -1 : 1));
}

/** Counts the patients whose unread answers differ between a result that was shown and those that count now. */
function changedSince(result: number, { members, waiting }: AnswerGroups): number {
  const changed = Object.values(members).filter((member) => entryIn(result, member) !== member.now);
  return changed.length + Object.keys(waiting).length;
}

/** Whether a new result would differ from every earlier one in no patient's unread answer or in those of five. */
const hidesEach = (groups: AnswerGroups): boolean =>
  Array.from({ length: groups.results + 1 }, (_, result) => changedSince(result, groups)).every(
    (changed) => changed === 0 || changed >= smallestGroup,
  );

function renewed(member: GroupMember, result: number): GroupMember {
  const { shown, ...present } = member;
  const { now } = present;
  const last = shown.at(-1);
  if (isInSums(member) && last?.entry === now) return member;
  const ended = last && isInSums(member) ? [...shown.slice(0, -1), { ...last, until: result }] : shown;
  return { shown: now === undefined ? ended : [...ended, { entry: now, from: result }], ...present };
}

/**
 * Brings the result up to date when the year's report is signed: all that wait close as one when they are five or
 * more, and the sums of earlier groups become those of their members' present answers. A correction of a signed
 * report also does this when at least five patients' unread answers have changed, and the new result differs from
 * every earlier one in those of at least five (or in none).
 * @param unread what all unread answers add now
 * @param day today in Stockholm
 * @returns the groups as they are when too few have changed
 */
export function groupedAtSigning(
  groups: AnswerGroups,
  unread: Counters,
  { day, isCorrection }: { day: CivilDate; isCorrection: boolean },
): AnswerGroups {
  const waiting = Object.entries(groups.waiting);
  const isWhole = changedSince(groups.results, groups) === 0;
  const mayClose = waiting.length >= smallestGroup || (isCorrection && hidesEach(groups));
  if (isWhole || !mayClose) return groups;
  const results = groups.results + 1;
  const members: Record<string, GroupMember> = {};
  for (const [member, one] of Object.entries(groups.members)) members[member] = renewed(one, results);
  for (const [member, { entry }] of waiting)
    members[member] = { shown: [{ entry, from: results }], now: entry };
  return { results, asOf: day, sums: unread, held: heldBy(members), members, waiting: {} };
}

/**
 * Sums the answers that are shown: closed groups, and the known answers of patients whom no group's sums hold.
 * @param known what all known answers add now
 */
export const shownSums = ({ sums, held }: ShownGroups, known: Counters): Counters =>
  addCounters(addCounters(sums, known), held, -1);
