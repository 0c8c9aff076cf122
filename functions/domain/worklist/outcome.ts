import { addDays, type CivilDate, calendarYears } from '../care/period.ts';
import type { InputError } from '../failure.ts';
import type { Need, NeedKind } from '../measure/need.ts';
import { needName } from './needs.ts';

/** What staff can say about a need. */
export const outcomes = ['no-reply', 'declined', 'on-paper', 'snoozed'] as const;

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
    return until === undefined ? [] : error('until', 'Dagen anges bara vid «snoozed».');
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

/** Makes the outcome to store, from an asked one without errors and the one stored before. */
export function nextOutcome(
  { outcome, until = never, reason }: AskedOutcome,
  before: NeedOutcome | undefined,
  today: CivilDate,
): NeedOutcome {
  const tries = (before?.tries ?? 0) + (outcome === 'no-reply' ? 1 : 0);
  const days = { 'no-reply': addDays(today, daysAfterCall), 'on-paper': addDays(today, daysOnPaper) };
  return {
    outcome,
    until: outcome === 'no-reply' || outcome === 'on-paper' ? days[outcome] : until,
    ...(reason === undefined ? {} : { reason }),
    ...(tries > 0 ? { tries } : {}),
  };
}

/** Whether the outcome hides its need on the day. */
export const isHiding = ({ until }: NeedOutcome, today: CivilDate): boolean => today < until;

/**
 * Names the patient's needs that an outcome settles: the need itself and, when the patient declined, every need of a
 * survey for the same measure and year, such as the next invitation when this one expires.
 */
export function settledBy(need: Need, outcome: AskedOutcome['outcome'], needs: readonly Need[]): string[] {
  if (outcome !== 'declined') return [needName(need)];
  const sharesMeasure = ({ years }: Need) =>
    Object.entries(years).some(([year, ids]) => ids.some((id) => need.years[year]?.includes(id)));
  return needs.filter((one) => surveyKinds.includes(one.kind) && sharesMeasure(one)).map(needName);
}
