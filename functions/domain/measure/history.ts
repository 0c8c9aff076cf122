import { firstYearOf, periodOf, type TreatmentScope } from '../care/area.ts';
import { addMonths, type CivilDate, contains, type Period } from '../care/period.ts';
import type { Treatment, Visit } from '../patient/patient.ts';
import type { Facts } from './facts.ts';

/**
 * The cohort rules that several measures share. Source: the population texts of the measure list; see
 * docs/measures.md.
 */

/** Sorts by date, then by key, so that the order of recording never matters. */
const byDate = (one: { date: string; key: string }, other: { date: string; key: string }) =>
  one.date < other.date ? -1 : one.date > other.date ? 1 : one.key < other.key ? -1 : 1;

/** A new visit (nybesök): of kind `new` with multidisciplinary assessment, physical or digital. */
export const isNewVisit = (visit: Visit): boolean => visit.kind === 'new' && visit.multidisciplinary;

/** A recorded treatment, and whether it lies within the care definition. */
export type ScopedTreatment = { treatment: Treatment; scope: TreatmentScope };

/**
 * One patient's facts in the form that every measure reads: sorted, and compared with the care definition
 * once.
 */
export type History = Facts & {
  /** The patient's new visits of any year, earliest first. */
  allNewVisits: readonly Visit[];
  /** All recorded treatments, within the care definition or not, earliest first. */
  allTreatments: readonly ScopedTreatment[];
};

export function historyOf(facts: Facts): History {
  const { area, unit, patient } = facts;
  return {
    area,
    unit,
    patient,
    allNewVisits: patient.visits.filter(isNewVisit).sort(byDate),
    allTreatments: patient.treatments
      .toSorted(byDate)
      .map((treatment) => ({ treatment, scope: area.scopeOf(treatment, patient, unit) })),
  };
}

/** Selects the patient's new visits in a measurement year, earliest first. */
export function newVisitsIn({ area, allNewVisits }: History, year: number): readonly Visit[] {
  if (allNewVisits.length === 0) return allNewVisits;
  const period = periodOf(area, year);
  return allNewVisits.filter((visit) => contains(period, visit.date));
}

/** Selects the new visits of any year on or before the day of a treatment, earliest first. */
export const newVisitsUntil = ({ allNewVisits }: History, day: CivilDate): readonly Visit[] =>
  allNewVisits.filter((visit) => visit.date <= day);

/**
 * Selects the treatments in a period that lie within the care definition (counted treatments), earliest
 * first.
 */
export const countedTreatmentsIn = ({ allTreatments }: History, period: Period): Treatment[] =>
  allTreatments
    .filter(({ treatment, scope }) => scope === 'within' && contains(period, treatment.date))
    .map(({ treatment }) => treatment);

/**
 * Selects the counted treatments of the treatment year (behandlingsår), which is the year before. There are
 * none before the area's first year.
 */
export function treatedForFollowUp(history: History, year: number): Treatment[] {
  const treatmentYear = year - 1;
  if (treatmentYear < firstYearOf(history.area)) return [];
  return countedTreatmentsIn(history, periodOf(history.area, treatmentYear));
}

/** The days on which a one-year visit follows up the treatment. */
export function followUpWindow({ area }: Pick<Facts, 'area'>, treatment: Treatment): Period {
  const { fromMonths, toMonths } = area.followUpWindow;
  return { from: addMonths(treatment.date, fromMonths), to: addMonths(treatment.date, toMonths) };
}

/** A treatment with the visits that follow it up, earliest first, and the last day for such a visit. */
export type FollowedTreatment = { treatment: Treatment; followUps: Visit[]; windowEnds: CivilDate };

function followed(facts: Facts, treatment: Treatment): FollowedTreatment {
  const window = followUpWindow(facts, treatment);
  const followUps = facts.patient.visits
    .filter((visit) => visit.kind === 'one-year' && contains(window, visit.date))
    .sort(byDate);
  return { treatment, followUps, windowEnds: window.to };
}

/** A patient's history, with the parts of it that one measurement year needs. */
export type YearHistory = History & {
  year: number;
  /** New visits in the year, earliest first. */
  newVisits: readonly Visit[];
  /** All recorded treatments in the year, earliest first. */
  treatments: readonly ScopedTreatment[];
  /**
   * The counted treatments of the treatment year, earliest first. The patient is followed up when a visit
   * follows up any of them.
   */
  treated: readonly FollowedTreatment[];
};

export function inYear(history: History, year: number): YearHistory {
  const period = periodOf(history.area, year);
  return {
    ...history,
    year,
    newVisits: newVisitsIn(history, year),
    treatments: history.allTreatments.filter(({ treatment }) => contains(period, treatment.date)),
    treated: treatedForFollowUp(history, year).map((treatment) => followed(history, treatment)),
  };
}

/** The last day on which a one-year visit follows up any of the treatments. */
export const lastDayToFollowUp = (treated: readonly FollowedTreatment[]): CivilDate | undefined =>
  treated
    .map(({ windowEnds }) => windowEnds)
    .sort()
    .at(-1);

/** The earliest visit that follows up any of the treatments. */
export const firstFollowUp = (treated: readonly FollowedTreatment[]): Visit | undefined =>
  treated
    .flatMap(({ followUps }) => followUps)
    .sort(byDate)
    .at(0);
