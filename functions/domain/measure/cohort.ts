import { firstYearOf, followUpWindowAfter, periodOf } from '../care/area.ts';
import { type CivilDate, contains, type Period } from '../care/period.ts';
import type { Treatment, Visit } from '../patient/patient.ts';
import type { Facts } from './facts.ts';

/** The cohort rules that several measures share. Source: the population texts of the measure list; see docs/measures.md. */

/** The key decides between two of the same day, so that the order of recording never does. */
const byDate = (one: { date: string; key: string }, other: { date: string; key: string }) =>
  one.date < other.date ? -1 : one.date > other.date ? 1 : one.key < other.key ? -1 : 1;

/**
 * The measures of a year ask the same of the same patient one after another: the latest answer is kept for them.
 * The domain stays pure in effect: facts are never changed in place, so what was found is what would be found again,
 * and nobody can tell whether it was kept.
 */
function once<Year extends [] | [number], Result>(
  find: (facts: Facts, ...year: Year) => Result,
): typeof find {
  let latest: { facts: Facts; year: number | undefined; result: Result } | undefined;
  return (facts, ...year) => {
    if (latest?.facts !== facts || latest.year !== year[0])
      latest = { facts, year: year[0], result: find(facts, ...year) };
    return latest.result;
  };
}

/** A new visit (nybesök): of kind `new` with multidisciplinary assessment, physical or digital. */
export const isNewVisit = (visit: Visit): boolean => visit.kind === 'new' && visit.multidisciplinary;

/** The patient's new visits of any year, earliest first. */
export const newVisitsOf = once(({ patient }): readonly Visit[] =>
  patient.visits.filter(isNewVisit).sort(byDate),
);

/** New visits of any year on or before the day of a treatment, earliest first. */
export const newVisitsUntil = (facts: Facts, day: CivilDate): Visit[] =>
  newVisitsOf(facts).filter((visit) => visit.date <= day);

/** The patient's new visits in a measurement year, earliest first. Having one puts the patient in B1. */
export const newVisitsIn = once((facts, year: number): readonly Visit[] => {
  const period = periodOf(facts.area, year);
  return newVisitsOf(facts).filter((visit) => contains(period, visit.date));
});

/** All that was recorded as treatment in a period, within the care definition or not, earliest first. */
export const treatmentsIn = ({ patient }: Facts, period: Period): Treatment[] =>
  patient.treatments.filter((treatment) => contains(period, treatment.date)).sort(byDate);

/** Whether a treatment lies within the care definition. */
export const isCounted = ({ area, unit, patient }: Facts, treatment: Treatment): boolean =>
  area.counts(treatment, patient, unit);

/** The patient's treatments in a period that lie within the care definition, earliest first. */
export const countedTreatmentsIn = (facts: Facts, period: Period): Treatment[] =>
  treatmentsIn(facts, period).filter((treatment) => isCounted(facts, treatment));

/** The days on which a one-year visit follows up the treatment. */
export const followUpWindow = ({ area }: Facts, treatment: Treatment): Period =>
  followUpWindowAfter(area, treatment.date);

/** The one-year visits that follow up the treatment, earliest first. */
export function followUpsOf(facts: Facts, treatment: Treatment): Visit[] {
  const window = followUpWindow(facts, treatment);
  return facts.patient.visits
    .filter((visit) => visit.kind === 'one-year' && contains(window, visit.date))
    .sort(byDate);
}

/** The counted treatments of the treatment year (behandlingsår): the year before; none before the area's first. */
export const treatedForFollowUp = once((facts, year: number): readonly Treatment[] => {
  const treatmentYear = year - 1;
  if (treatmentYear < firstYearOf(facts.area)) return [];
  return countedTreatmentsIn(facts, periodOf(facts.area, treatmentYear));
});

/** A treatment with the visits that follow it up and the last day on which one can. */
export type FollowedTreatment = { treatment: Treatment; followUps: Visit[]; windowEnds: CivilDate };

/** What R2 and P2 look at. The patient is followed up when any of the treatments has a visit that follows it up. */
export const treatmentYearOf = once((facts, year: number): readonly FollowedTreatment[] =>
  treatedForFollowUp(facts, year).map((treatment) => ({
    treatment,
    followUps: followUpsOf(facts, treatment),
    windowEnds: followUpWindow(facts, treatment).to,
  })),
);

/** The last day on which a one-year visit follows up any of the treatments. */
export const lastDayToFollowUp = (treated: readonly FollowedTreatment[]): CivilDate | undefined =>
  treated
    .map(({ windowEnds }) => windowEnds)
    .sort()
    .at(-1);
