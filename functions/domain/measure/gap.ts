import { type CivilDate, contains, type Period } from '../care/period.ts';
import type { Patient, Visit } from '../patient/patient.ts';
import { fieldNames } from '../patient/record-names.ts';
import { isNewVisit } from './history.ts';

/** One and several: «patient», «patienter». */
export type Noun = readonly [one: string, several: string];

export const people: Noun = ['patient', 'patienter'];

type PatientFact = 'legalSex' | 'homeRegion' | 'patientGroup' | 'cause';
type NewVisitFact = 'referralReceivedOn' | 'reportedToReferrerOn';

/** The part of a patient's record in which something missing is filled in, and the field in it. */
export type FillSpot =
  | { record: 'patient'; field: PatientFact }
  /** Without a key: a visit that is not recorded yet. */
  | { record: 'visit'; key?: string; field?: NewVisitFact }
  | { record: 'treatment'; key: string; field: 'procedures' }
  | { record: 'grading'; key: string };

/** What is recorded about a patient, answers apart. */
export type RecordedPatient = Pick<Patient, PatientFact | 'visits' | 'treatments'>;

/** Something that a measure needs and that may not be recorded. */
export type Gap = {
  /** Swedish words that follow «saknas:». */
  name: string;
  /** What lacks it, one for each patient; the patients themselves where left out. */
  lacking?: Noun;
  /**
   * Where it is filled in: the visit or treatment is the one that the measure looks at first. Left out where only the
   * patient can fill it in, by answering.
   * @param period of the measurement year
   * @returns undefined when it is not missing any more
   */
  filledIn?(patient: RecordedPatient, period: Period): FillSpot | undefined;
};

/** By name: those of a patient are in `missing`, and counted as `gap.NAME`. */
export type Gaps = Readonly<Record<string, Gap>>;

export const earliest = <Dated extends { date: CivilDate }>(dated: readonly Dated[]): Dated | undefined =>
  dated.toSorted((one, other) => one.date.localeCompare(other.date))[0];

/** A fact about the patient, by the name of its field. */
export const factGap = (field: PatientFact): Gap => ({
  name: fieldNames[field].toLowerCase(),
  filledIn: (patient) => (patient[field] === undefined ? { record: 'patient', field } : undefined),
});

/** A fact about the patient's earliest new visit of the year. */
export const newVisitGap = (field: NewVisitFact, name: string): Gap => ({
  name,
  lacking: ['nybesök', 'nybesök'],
  filledIn: ({ visits }, period) => {
    const visit = earliest(visits.filter((one: Visit) => isNewVisit(one) && contains(period, one.date)));
    return visit && visit[field] === undefined ? { record: 'visit', key: visit.key, field } : undefined;
  },
});

/** The gap with a name that came from outside; undefined where the measure has none. */
export const gapOf = (gaps: Gaps, name: string): Gap | undefined =>
  Object.hasOwn(gaps, name) ? gaps[name] : undefined;

/** What is missing, as Swedish words that follow «saknas:». */
export const gapText = (gaps: Gaps, name: string): string => gapOf(gaps, name)?.name ?? name;

/** How many lack what is missing, as Swedish words: «3 nybesök utan remissdatum», «1 patient utan hemregion». */
export function gapCountText(gaps: Gaps, name: string, count: number): string {
  const [one, several] = gapOf(gaps, name)?.lacking ?? people;
  return `${count} ${count === 1 ? one : several} utan ${gapText(gaps, name)}`;
}
