import { firstYearOf, unitOf } from '../care/area.ts';
import { yearOf } from '../care/period.ts';
import type { Patient } from '../patient/patient.ts';
import type { Counters } from './counters.ts';
import { type History, historyOf, inYear, isNewVisit } from './history.ts';
import { isReported, type Measure } from './measure.ts';
import type { MeasuredArea } from './measured-area.ts';
import { memberOf } from './member.ts';
import type { Member, Membership } from './membership.ts';
import { responseCounters, type SentInvitation, sentInvitationsOf } from './response.ts';
import { windowCounters } from './window.ts';

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
    // Treatments are followed up, and a measure may look at the forms of the year before, the year after.
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
