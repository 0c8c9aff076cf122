import { firstYearOf, unitOf } from '../care/area.ts';
import { yearOf } from '../care/period.ts';
import type { Patient } from '../patient/patient.ts';
import type { Counters } from './counters.ts';
import { type History, historyOf, inYear, isNewVisit } from './history.ts';
import { isReported, type Measure, type Membership } from './measure.ts';
import type { MeasuredArea } from './measured-area.ts';
import type { Reason } from './reason.ts';
import { responseCounters, type SentInvitation, sentInvitationsOf } from './response.ts';
import { windowCounters } from './window.ts';

/** Where the patient stands in one measure: what a number opens to. */
export type Member = {
  inDenominator: boolean;
  /** Left out where nobody may see it (P1). */
  inNumerator?: boolean;
  missing?: readonly string[];
  /**
   * The parts of the number that the patient is in: `homeRegion.14`, `patientChoseToWait`, `window.2027-06-10` for who
   * can be followed up until then. None where nobody may see it.
   */
  parts?: readonly string[];
  reasons?: readonly Reason[];
};

/** Counters that are told beside a number, each a part of its patients. */
const partsBeside: readonly string[] = ['patientChoseToWait', 'notAssessable', 'sameInstrument'];

/** What one patient adds to one measurement year. */
export type YearTally = {
  counters: Counters;
  members: Readonly<Record<string, Member>>;
  /** What the response is counted from. */
  invitations: readonly SentInvitation[];
};

/** What one patient adds, by measurement year; years they add nothing to are absent. */
export type Tally = ReadonlyMap<number, YearTally>;

/** Every year that anything recorded about the patient may count in. */
function concernedYears(area: MeasuredArea, patient: Patient): Set<number> {
  const years = new Set<number>();
  const first = firstYearOf(area);
  const concern = (date: string) => {
    const year = yearOf(date);
    // Treatments are followed up, and the forms sent at new visits are in P2's response, the year after.
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
  for (const [name, value] of Object.entries(membership.counts)) add(counters, `${id}.${name}`, value);
  for (const gap of membership.missing) add(counters, `${id}.gap.${gap}`, 1);
}

/** The part of R2 and P2 that a clock decides: patients whose window (`window.2027-06-10`) is still open. */
export const openWindows = 'windowsOpen';

const isCategory = ({ breakdowns }: Measure, name: string) =>
  breakdowns.some((one) => name.startsWith(`${one}.`));

/** Whether a number of the measure can have a part of that name. */
export const canHavePart = (measure: Measure, name: string): boolean =>
  isCategory(measure, name) ||
  partsBeside.includes(name) ||
  (measure.followsTreatmentYear === true && name === openWindows);

/** What beside the whole number opens to its patients: the categories of its breakdowns, and what is told beside it. */
const partsOf = (measure: Measure, { counts }: Membership): string[] =>
  Object.keys(counts).filter((name) => isCategory(measure, name) || partsBeside.includes(name));

function memberOf(measure: Measure, membership: Membership, windows: Counters): Member {
  const { inDenominator, inNumerator, missing, reasons } = membership;
  const member: Member = { inDenominator };
  if (!measure.resultHidden) {
    member.inNumerator = inNumerator;
    const parts = partsOf(measure, membership);
    if (measure.followsTreatmentYear) parts.push(...Object.keys(windows));
    if (parts.length > 0) member.parts = parts;
  }
  if (missing.length > 0) member.missing = missing;
  if (reasons.length > 0) member.reasons = reasons;
  return member;
}

function tallyYear(history: History, measures: readonly Measure[], year: number): YearTally {
  const followsUp = measures.some((measure) => measure.followsTreatmentYear && isReported(measure, year));
  const yearHistory = inYear(history, year);
  const invitations = sentInvitationsOf(history, year);
  const windows = followsUp ? windowCounters(yearHistory) : {};
  const counters: Record<string, number> = { ...responseCounters(invitations), ...windows };
  const members: Record<string, Member> = {};
  for (const measure of measures) {
    if (!isReported(measure, year)) continue;
    const membership = measure.member(yearHistory);
    if (!membership) continue;
    count(counters, measure, membership);
    members[measure.id] = memberOf(measure, membership, windows);
  }
  return { counters, members, invitations };
}

/** What the patient adds to their unit's totals: a pure function of the facts, without a clock. */
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
