import type { CivilDate, Instant } from '../care/period.ts';
import { isSame } from '../same.ts';
import type { CountedAnswer } from './counted-answer.ts';
import { addCounters, type Counters } from './counters.ts';
import { hideEach, type InSums } from './shown-sums.ts';

/**
 * The result of a measure that hides answers moves in groups of unread answers, so that staff who watch it learn no
 * patient's answer. The groups are state of their own: a count of the records can show who waits, but not what was
 * shown.
 */

/** The fewest patients whose unread answers may move the result at once. */
const smallestGroup = 5;

/** When so many wait, the longest waiting close as a group; as many as a group then go on waiting. */
const waitingToClose = 2 * smallestGroup;

/** The most answers of other years' groups that join a closing. */
const mostJoining = 4;

/** The most answers that wait and that the change of another can make members. */
export const mostWaiting = waitingToClose - 1 + mostJoining;

/** An unread answer that is in no group yet. */
type WaitingAnswer = {
  reference: string;
  answeredAt: Instant;
  entry: string;
  adds: Counters;
  /** The result of another year has shown it: it joins a closing, and makes none. */
  joins?: true;
};

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
  /** Set when an answer has been in a result of this year and counts in another, or the reverse. */
  linked?: true;
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
  /** Set when a result of another year at the unit has shown the answer: its visit moved between the years. */
  isShownElsewhere?: true;
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

/** The groups, noted as linked: an answer of theirs is in the results of two years, or may be. */
export const linked = (groups: AnswerGroups): AnswerGroups => ({ ...groups, linked: true });

function noted(known: AnswerGroups, present: PresentAnswer): AnswerGroups {
  const { reference, member, answer, entry, isShownElsewhere } = present;
  const joins = isShownElsewhere && answer && !answer.known ? ({ joins: true } as const) : {};
  const groups = joins.joins ? linked(known) : known;
  const { [member]: before, ...others } = groups.waiting;
  const inGroup = groups.members[member];
  if (inGroup) {
    const counted = !answer ? {} : answer.known ? { known: answer.adds } : { now: entry };
    const after: GroupMember = { shown: inGroup.shown, ...counted };
    const held = addCounters(addCounters(groups.held, heldOf(inGroup), -1), heldOf(after));
    return { ...groups, held, members: { ...groups.members, [member]: after } };
  }
  if (!answer || answer.known) return before ? { ...groups, waiting: others } : groups;
  const { answeredAt, adds } = answer;
  return { ...groups, waiting: { ...others, [member]: { reference, answeredAt, entry, adds, ...joins } } };
}

type Waiting = readonly [member: string, answer: WaitingAnswer];

const byWaiting = ([, one]: Waiting, [, other]: Waiting): number =>
  Date.parse(one.answeredAt) - Date.parse(other.answeredAt) || (one.reference < other.reference ? -1 : 1);

/** Those whom no result of any year has shown: only they make a closing, so that each result shows five anew. */
const unshown = ({ waiting }: Pick<ShownGroups, 'waiting'>): Waiting[] =>
  Object.entries(waiting).filter(([, { joins }]) => !joins);

/** Whether the answers that wait close as a group when the year's report is signed. */
export const closesAtSigning = (groups: Pick<ShownGroups, 'waiting'>): boolean =>
  unshown(groups).length >= smallestGroup;

/** The groups with some who waited in the result of the number. */
function withMembers(groups: AnswerGroups, entering: readonly Waiting[], result: number): AnswerGroups {
  const [members, waiting] = [{ ...groups.members }, { ...groups.waiting }];
  let { sums } = groups;
  for (const [member, { entry, adds }] of entering) {
    delete waiting[member];
    members[member] = { shown: [{ entry, from: result }], now: entry };
    sums = addCounters(sums, adds);
  }
  return { ...groups, results: result, sums, members, waiting };
}

function closed(groups: AnswerGroups, day: CivilDate): AnswerGroups {
  const longest = unshown(groups).sort(byWaiting).slice(0, smallestGroup);
  return { ...withMembers(groups, longest, groups.results + 1), asOf: day };
}

/** The groups when those of other years' groups have joined the last closing. */
function joined(groups: AnswerGroups): AnswerGroups {
  const joining = Object.entries(groups.waiting).filter(([, { joins }]) => joins);
  return withMembers(groups, joining.sort(byWaiting).slice(0, mostJoining), groups.results);
}

/**
 * Notes patients' counted answers as they now are. When ten unread ones wait, the five that have waited longest (by
 * `answeredAt`, then reference) close as a group. A patient enters the groups of a year once; the sums of a group stay
 * whatever becomes of a member. Noting the same twice changes nothing. An answer that another year's result has shown,
 * because its visit moved, waits until others close, and then joins them: so no two years' results tell it.
 * @param groups with those of the patients who are members, at least
 * @param day today in Stockholm
 */
export function grouped(
  groups: AnswerGroups,
  present: readonly PresentAnswer[],
  day: CivilDate,
): AnswerGroups {
  let next = present.reduce(noted, groups);
  while (unshown(next).length >= waitingToClose) next = closed(next, day);
  return next.results > groups.results ? joined(next) : next;
}

/** Whether a result of the year has shown the member's answer of the entry. */
export const hasShown = ({ shown }: GroupMember, entry: string): boolean =>
  shown.some((one) => one.entry === entry);

const isIn = ({ from, until = Number.POSITIVE_INFINITY }: ShownTime, result: number): boolean =>
  from <= result && result < until;

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

/** Counts the patients whose unread answers differ between the result and those that count now. */
function changedSince({ members, waiting }: AnswerGroups): number {
  const changed = Object.values(members).filter(({ shown, now }) => {
    const last = shown.at(-1);
    return (last && last.until === undefined ? last.entry : undefined) !== now;
  });
  return changed.length + Object.keys(waiting).length;
}

/** The answers that the results have held, and those that a new one would hold. */
function answersInResults({ results, members, waiting }: AnswerGroups): InSums[] {
  const numbers = Array.from({ length: results }, (_, index) => index + 1);
  const ofMembers = Object.entries(members).flatMap(([patient, { shown, now }]) =>
    [...new Set([...shown.map(({ entry }) => entry), ...(now === undefined ? [] : [now])])].map((entry) => {
      const times = shown.filter((one) => one.entry === entry);
      const held = numbers.map((result) => times.some((time) => isIn(time, result)));
      return { patient, sums: [...held, entry === now] };
    }),
  );
  const ofOthers = Object.keys(waiting).map((patient) => ({
    patient,
    sums: [...numbers.map(() => false), true],
  }));
  return [...ofMembers, ...ofOthers];
}

/** Whether a new result hides each answer though no five are shown anew. */
const mayCorrect = (groups: AnswerGroups): boolean =>
  changedSince(groups) >= smallestGroup &&
  !groups.linked &&
  hideEach(answersInResults(groups), smallestGroup);

function renewed(member: GroupMember, result: number): GroupMember {
  const { shown, ...present } = member;
  const { now } = present;
  const last = shown.at(-1);
  if (isInSums(member) && last?.entry === now) return member;
  const ended = last && isInSums(member) ? [...shown.slice(0, -1), { ...last, until: result }] : shown;
  return { shown: now === undefined ? ended : [...ended, { entry: now, from: result }], ...present };
}

/**
 * Brings the result up to date when the year's report is signed: all that wait close as one when five or more do that
 * no result has shown, and the sums of earlier groups become those of their members' present answers. A correction of a
 * signed report also does this when at least five patients' unread answers have changed, and no combination of the new
 * result and all earlier ones holds the answers of fewer than five patients.
 *
 * So each combination of results, of one year or several, holds those of five or none: take the last result in it. Five
 * of its answers are in no earlier one, or the results of its year hide each and share no answer with other years.
 * @param unread what all unread answers add now
 * @param day today in Stockholm
 * @returns the groups as they are when too few have changed
 */
export function groupedAtSigning(
  groups: AnswerGroups,
  unread: Counters,
  { day, isCorrection }: { day: CivilDate; isCorrection: boolean },
): AnswerGroups {
  const mayClose = closesAtSigning(groups) || (isCorrection && mayCorrect(groups));
  if (!mayClose) return groups;
  const results = groups.results + 1;
  const settled = Object.entries(groups.members).map(([name, one]) => [name, renewed(one, results)]);
  const entering = Object.entries(groups.waiting);
  const { members } = withMembers({ ...groups, members: Object.fromEntries(settled) }, entering, results);
  return { ...groups, results, asOf: day, sums: unread, held: heldBy(members), members, waiting: {} };
}

/**
 * Sums the answers that are shown: closed groups, and the known answers of patients whom no group's sums hold.
 * @param known what all known answers add now
 */
export const shownSums = ({ sums, held }: ShownGroups, known: Counters): Counters =>
  addCounters(addCounters(sums, known), held, -1);
