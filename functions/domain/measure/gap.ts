import { type CivilDate, contains, type Period } from '../care/period.ts';
import type { Patient, Visit } from '../patient/patient.ts';
import { fieldNames } from '../patient/record-names.ts';
import { isNewVisit, type YearHistory } from './history.ts';
import type { MeasureNeed } from './need.ts';

/** The singular and the plural: «patient», «patienter». */
export type Noun = readonly [one: string, several: string];

export const people: Noun = ['patient', 'patienter'];

type PatientFact = 'legalSex' | 'homeRegion' | 'patientGroup' | 'cause';
type NewVisitFact = 'referralReceivedOn' | 'reportedToReferrerOn';

/** The place in a patient's record where a missing fact is filled in: the part and its field. */
type FillSpot =
  | { record: 'patient'; field: PatientFact }
  /** `key` is left out for a visit that is not recorded yet. */
  | { record: 'visit'; key?: string; field?: NewVisitFact }
  | { record: 'treatment'; key: string; field: 'procedures' }
  | { record: 'grading'; key: string };

/** The record of a patient, without the answers. */
type RecordedPatient = Pick<Patient, PatientFact | 'visits' | 'treatments'>;

/** A fact that a measure needs and that may be missing from the record. */
export type Gap = {
  /** Swedish words that follow «saknas:». */
  name: string;
  /** The noun for the thing that lacks it, one for each patient; the patient when left out. */
  lacking?: Noun;
  /**
   * Finds the place where it is filled in: in the visit or treatment that the measure considers first. Left
   * out when only the patient can supply the fact, by answering.
   * @param period of the measurement year
   * @returns undefined when the fact is no longer missing
   */
  filledIn?(patient: RecordedPatient, period: Period): FillSpot | undefined;
  /**
   * Describes the gap as a need of the worklist, for a patient who has it. Left out when staff cannot fill it in.
   * @returns undefined when no entry of the record can take the fact
   */
  need?(history: YearHistory): MeasureNeed | undefined;
};

/** The gaps of a measure by name. A patient's gaps are in `missing`, and counted as `gap.NAME`. */
export type Gaps = Readonly<Record<string, Gap>>;

export const earliest = <Dated extends { date: CivilDate }>(dated: readonly Dated[]): Dated | undefined =>
  dated.toSorted((one, other) => one.date.localeCompare(other.date))[0];

/** Makes the gap of a fact about the patient, from the name of its field. */
export const factGap = (field: PatientFact): Gap => ({
  name: fieldNames[field].toLowerCase(),
  filledIn: (patient) => (patient[field] === undefined ? { record: 'patient', field } : undefined),
  need: ({ newVisits, treatments }) => {
    const first = earliest([...newVisits, ...treatments.map(({ treatment }) => treatment)]);
    return first && { kind: 'facts', field, from: first.date };
  },
});

/** Makes the gap of a fact about the patient's earliest new visit of the year. */
export const newVisitGap = (
  field: NewVisitFact,
  name: string,
  kind: 'referral-date' | 'report-to-referrer',
): Gap => ({
  name,
  lacking: ['nybesök', 'nybesök'],
  filledIn: ({ visits }, period) => {
    const visit = earliest(visits.filter((one: Visit) => isNewVisit(one) && contains(period, one.date)));
    return visit && visit[field] === undefined ? { record: 'visit', key: visit.key, field } : undefined;
  },
  need: ({ newVisits: [visit] }) => visit && { kind, visit: visit.key, field, from: visit.date },
});

/** Finds a gap by a name that came from outside; undefined when the measure has none. */
export const gapOf = (gaps: Gaps, name: string): Gap | undefined =>
  Object.hasOwn(gaps, name) ? gaps[name] : undefined;

/** The Swedish name of a gap, for use after «saknas:». */
export const gapText = (gaps: Gaps, name: string): string => gapOf(gaps, name)?.name ?? name;

/** Names the patients of a gap in Swedish, where they are not counted: «Patienter utan besvarad PREM». */
export const gapListText = (gaps: Gaps, name: string): string => `Patienter utan ${gapText(gaps, name)}`;

/** Writes the count of a gap in Swedish: «3 nybesök utan remissdatum», «1 patient utan hemregion». */
export function gapCountText(gaps: Gaps, name: string, count: number): string {
  const [one, several] = gapOf(gaps, name)?.lacking ?? people;
  return `${count} ${count === 1 ? one : several} utan ${gapText(gaps, name)}`;
}
