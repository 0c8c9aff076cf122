import { firstYearOf, unitOf } from '../care/area.ts';
import { yearOf } from '../care/period.ts';
import type { Patient } from '../patient/patient.ts';
import type { CountedAnswer } from './counted-answer.ts';
import { type Counters, countersUnder } from './counters.ts';
import { type History, historyOf, inYear, isNewVisit } from './history.ts';
import { isReported, type Measure } from './measure.ts';
import type { MeasuredArea } from './measured-area.ts';
import { memberOf } from './member.ts';
import type { Member, Membership } from './membership.ts';
import { monthCounters } from './month.ts';
import type { Need } from './need.ts';
import { type CountedInvitation, countedInvitationsOf, responseCounters } from './response.ts';
import { windowCounters } from './window.ts';

/** The contribution of one patient to one measurement year. */
export type YearTally = {
  counters: Counters;
  members: Readonly<Record<string, Member>>;
  /** The invitations from which the response is counted. */
  invitations: readonly CountedInvitation[];
  /** The patient's counted answers, by the measures that hide answers. */
  answers: Readonly<Record<string, CountedAnswer>>;
};

/** The contribution of one patient by measurement year; years without any are absent. */
export type Tally = ReadonlyMap<number, YearTally>;

/** The way in which the patients of a unit are counted. */
export type Counting = {
  /** The version of the definitions, which a stored tally carries (`MeasuredArea.definitions`). */
  definitions: string;
  /** Counts the contribution of one patient. */
  tallyOf: (patient: Patient) => Tally;
  /** Finds the needs of one patient, for the worklist. */
  needsOf: (patient: Patient) => readonly Need[];
  /** The clock: groups of answers close on a day. */
  now: () => Date;
};

/** All years in which a fact about the patient may count. */
export function concernedYears(area: MeasuredArea, patient: Patient): Set<number> {
  const years = new Set<number>();
  const first = firstYearOf(area);
  const concern = (date: string) => {
    const year = yearOf(date);
    // A treatment is followed up in the next year, and a measure may count the forms of the year before.
    if (year >= first) years.add(year).add(year + 1);
  };
  for (const visit of patient.visits) if (isNewVisit(visit)) concern(visit.date);
  for (const treatment of patient.treatments) concern(treatment.date);
  return years;
}

function add(counters: Record<string, number>, name: string, value: number): void {
  if (value !== 0) counters[name] = (counters[name] ?? 0) + value;
}

function count(counters: Record<string, number>, measure: Measure, membership: Membership): void {
  const { id } = measure;
  if (measure.kind === 'share') {
    if (membership.inDenominator) add(counters, `${id}.denominator`, 1);
    if (membership.inNumerator) add(counters, `${id}.numerator`, 1);
  }
  const counts = { ...membership.counts, ...monthCounters(measure, membership) };
  for (const [name, value] of Object.entries(counts)) add(counters, `${id}.${name}`, value);
  for (const gap of membership.missing) add(counters, `${id}.gap.${gap}`, 1);
}

/** The counted answer with what it adds to the measure's result; undefined where answers are not hidden. */
function countedAnswerIn(
  { answersHidden }: Measure,
  { answer, inNumerator, counts }: Membership,
): CountedAnswer | undefined {
  if (!answersHidden || !answer) return undefined;
  const prefix = `${answersHidden.answers}.`;
  const adds: Record<string, number> = inNumerator ? { numerator: 1 } : {};
  for (const [option, value] of Object.entries(countersUnder(counts, prefix)))
    adds[`${prefix}${option}`] = value;
  return { ...answer, adds };
}

function tallyYear(history: History, measures: readonly Measure[], year: number): YearTally {
  const followsUp = measures.some((measure) => measure.followsTreatmentYear && isReported(measure, year));
  const yearHistory = inYear(history, year);
  const invitations = countedInvitationsOf(history, year);
  const windows = followsUp ? windowCounters(yearHistory) : {};
  const counters: Record<string, number> = { ...responseCounters(invitations), ...windows };
  const members: Record<string, Member> = {};
  const answers: Record<string, CountedAnswer> = {};
  for (const measure of measures) {
    if (!isReported(measure, year)) continue;
    const membership = measure.member(yearHistory);
    if (!membership) continue;
    count(counters, measure, membership);
    members[measure.id] = memberOf(measure, membership, windows);
    const answer = countedAnswerIn(measure, membership);
    if (!answer) continue;
    answers[measure.id] = answer;
    if (!answer.known) continue;
    for (const [name, value] of Object.entries(answer.adds))
      add(counters, `${measure.id}.known.${name}`, value);
  }
  return { counters, members, invitations, answers };
}

/** Counts the patient's contribution to the unit's totals: a pure function of the facts, without a clock. */
export function tallyOf(area: MeasuredArea, unitId: string, patient: Patient): Tally {
  const history = historyOf({ area, unit: unitOf(area, unitId), patient });
  const tally = new Map<number, YearTally>();
  for (const year of concernedYears(area, patient)) {
    const yearTally = tallyYear(history, area.measures, year);
    if (Object.keys(yearTally.counters).length > 0 || Object.keys(yearTally.members).length > 0) {
      tally.set(year, yearTally);
    }
  }
  return tally;
}
