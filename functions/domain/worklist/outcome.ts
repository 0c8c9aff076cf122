import { addDays, type CivilDate, calendarYears } from '../care/period.ts';
import type { InputError } from '../failure.ts';
import type { Need, NeedKind } from '../measure/need.ts';
import { needName } from './needs.ts';

/** What staff can say about a need. */
export const outcomes = ['no-reply', 'declined', 'on-paper', 'snoozed', 'reopened'] as const;

/** What staff last did about a need. */
export type NeedOutcome = {
  outcome: (typeof outcomes)[number];
  /** The need is shown again from this day on. */
  until: CivilDate;
  reason?: string;
  /** How many calls were not answered. */
  tries?: number;
};

/** What staff ask for; `until` and `reason` belong to `snoozed`. */
export type AskedOutcome = Pick<NeedOutcome, 'outcome'> & {
  until?: CivilDate | undefined;
  reason?: string | undefined;
};

/** Days until the next call: enough for the patient to have answered in the meantime. */
const daysAfterCall = 3;
/** Days that a paper form may take to come back by post. */
const daysOnPaper = 14;
/** The longest time that a need can be put off, in days. */
const longestSnooze = 366;
const never: CivilDate = `${calendarYears.last}-12-31`;

/** The needs that are about a survey, which a patient can decline. */
const surveyKinds: readonly NeedKind[] = ['call', 'hand-over', 'send'];

const forKinds: Readonly<Record<AskedOutcome['outcome'], readonly NeedKind[] | null>> = {
  'no-reply': ['call'],
  'on-paper': ['call'],
  declined: surveyKinds,
  reopened: surveyKinds,
  snoozed: null,
};

/** Whether the outcome can be said of a need of the kind. */
const isPossible = (outcome: AskedOutcome['outcome'], kind: NeedKind): boolean =>
  forKinds[outcome]?.includes(kind) ?? true;

/** Lists the errors, in Swedish, of an outcome that is asked for on a day. */
export function outcomeErrors(kind: NeedKind, asked: AskedOutcome, today: CivilDate): InputError[] {
  const { outcome, until, reason } = asked;
  const error = (path: string, message: string): InputError[] => [{ path, message }];
  if (!isPossible(outcome, kind)) return error('outcome', 'Det går inte att svara så på den här uppgiften.');
  if (outcome !== 'snoozed')
    return until === undefined ? [] : error('until', 'Dagen anges bara när uppgiften skjuts upp.');
  return [
    ...(until === undefined
      ? error('until', 'Ange vilken dag uppgiften ska komma tillbaka.')
      : until <= today
        ? error('until', 'Ange en dag efter i dag.')
        : until > addDays(today, longestSnooze)
          ? error('until', 'Ange en dag inom ett år.')
          : []),
    ...(reason === undefined ? error('reason', 'Ange en orsak.') : []),
  ];
}

/** Whether the outcome hides its need on the day. */
export const isHiding = ({ until }: NeedOutcome, today: CivilDate): boolean => today < until;

/**
 * The reason why an outcome cannot follow the one stored before: only `reopened` takes back that the patient declined,
 * so that no one calls a patient who has said no.
 */
export function outcomeConflict(
  { outcome }: AskedOutcome,
  before: NeedOutcome | undefined,
): 'need-declined' | 'need-not-declined' | undefined {
  const isDeclined = before?.outcome === 'declined';
  if (outcome === 'reopened') return isDeclined ? undefined : 'need-not-declined';
  return isDeclined && outcome !== 'declined' ? 'need-declined' : undefined;
}

/** Finds that the patient has declined a need, or another survey for the same measure and year. */
export const declinedOf = (
  need: Need,
  needs: readonly Need[],
  outcomes: Readonly<Record<string, NeedOutcome>>,
): NeedOutcome | undefined =>
  surveyKinds.includes(need.kind)
    ? settledBy(need, 'declined', needs)
        .map((name) => outcomes[name])
        .find((one) => one?.outcome === 'declined')
    : undefined;

/** Whether a need is put off or settled on the day. A patient who has declined is not called about a later invitation. */
export function isSettled(
  need: Need,
  needs: readonly Need[],
  outcomes: Readonly<Record<string, NeedOutcome>>,
  today: CivilDate,
): boolean {
  const own = outcomes[needName(need)];
  return (own !== undefined && isHiding(own, today)) || declinedOf(need, needs, outcomes) !== undefined;
}

/**
 * Makes the outcome to store, from an asked one without errors and the one stored before. A call that is noted brings
 * a need back no earlier than what was said before.
 */
export function nextOutcome(
  { outcome, until = never, reason }: AskedOutcome,
  before: NeedOutcome | undefined,
  today: CivilDate,
): NeedOutcome {
  const tries = (before?.tries ?? 0) + (outcome === 'no-reply' ? 1 : 0);
  const rest = { ...(reason === undefined ? {} : { reason }), ...(tries > 0 ? { tries } : {}) };
  const noEarlier = (day: CivilDate) => (before && before.until > day ? before.until : day);
  switch (outcome) {
    case 'no-reply':
      return { outcome, until: noEarlier(addDays(today, daysAfterCall)), ...rest };
    case 'on-paper':
      return { outcome, until: noEarlier(addDays(today, daysOnPaper)), ...rest };
    case 'reopened':
      return { outcome, until: today, ...rest };
    default:
      return { outcome, until, ...rest };
  }
}

/**
 * Makes the outcomes that an asked one gives a need and those that it settles with it, by name.
 * @param names from `settledBy`
 */
export const nextOutcomes = (
  asked: AskedOutcome,
  names: readonly string[],
  before: Readonly<Record<string, NeedOutcome>>,
  today: CivilDate,
): Record<string, NeedOutcome> =>
  Object.fromEntries(
    names
      .filter((name) => asked.outcome !== 'reopened' || before[name]?.outcome === 'declined')
      .map((name) => [name, nextOutcome(asked, before[name], today)]),
  );

/**
 * Names the patient's needs that an outcome settles: the need itself and, when the patient declined or takes that back,
 * every need of a survey for the same measure and year, such as the next invitation when this one expires.
 */
export function settledBy(need: Need, outcome: AskedOutcome['outcome'], needs: readonly Need[]): string[] {
  if (outcome !== 'declined' && outcome !== 'reopened') return [needName(need)];
  const sharesMeasure = ({ years }: Need) =>
    Object.entries(years).some(([year, ids]) => ids.some((id) => need.years[year]?.includes(id)));
  return needs.filter((one) => surveyKinds.includes(one.kind) && sharesMeasure(one)).map(needName);
}
