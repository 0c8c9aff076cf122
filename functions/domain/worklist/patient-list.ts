import { addDays, type CivilDate, yearOf } from '../care/period.ts';
import type { Need, NeedKind } from '../measure/need.ts';
import { type InvitationStatus, statusOn } from '../survey/invitation-state.ts';
import { matcherOf, type SearchedFor } from './patient-search.ts';
import type { PatientSummary } from './patient-summary.ts';
import { type IsHidden, isListed, type WorklistEntry, type WorklistView, worklistOf } from './worklist.ts';

/** The filters of the list of patients: each leaves out the patients that it is not about. */
export const patientFilters = ['waiting', 'one-year-soon', 'missing', 'new-this-year'] as const;
export type PatientFilter = (typeof patientFilters)[number];

export const patientOrders = ['changed', 'reference', 'birth-date', 'latest-visit'] as const;
export type PatientOrder = (typeof patientOrders)[number];

/** What the list shows. */
export type PatientListing = SearchedFor & {
  filters: readonly PatientFilter[];
  order: PatientOrder;
  descending: boolean;
};

/** The day of the list, and what staff have put off or settled. */
export type PatientListView = WorklistView & { isHidden: IsHidden };

/** A patient in the list, with the place that the pages are cut by. */
export type PlacedPatient = { patient: PatientSummary; place: string };

/** Days ahead in which the window of a one-year visit ends that is soon too late. */
const soonDays = 60;

const waitingStatuses: readonly InvitationStatus[] = ['sent', 'opened', 'started'];
const missingKinds: readonly NeedKind[] = ['referral-date', 'report-to-referrer', 'sunnybrook', 'facts'];

type Matches = (patient: PatientSummary, needs: readonly Need[], today: CivilDate) => boolean;

const filters: Readonly<Record<PatientFilter, Matches>> = {
  waiting: ({ invitations }, _, today) =>
    invitations.some(({ reached, lastDay }) => waitingStatuses.includes(statusOn(reached, lastDay, today))),
  'one-year-soon': (_, needs, today) =>
    needs.some(({ kind, lastDay = '' }) => kind === 'one-year-visit' && lastDay <= addDays(today, soonDays)),
  missing: (_, needs) => needs.some(({ kind }) => missingKinds.includes(kind)),
  'new-this-year': ({ newVisit }, _, today) => newVisit !== undefined && yearOf(newVisit) === yearOf(today),
};

/** The needs of a patient that stand in the worklist on the day, most pressing first. */
export const needsShown = (patient: PatientSummary, view: PatientListView): WorklistEntry[] =>
  worklistOf([patient], view, view.isHidden);

const placeIn: Readonly<Record<PatientOrder, (patient: PatientSummary) => string>> = {
  changed: ({ changedAt = '', lastVisit, reference }) => `${changedAt} ${lastVisit?.date ?? ''} ${reference}`,
  reference: ({ reference }) => reference,
  'birth-date': ({ birthDate, reference }) => `${birthDate} ${reference}`,
  'latest-visit': ({ lastVisit, reference }) => `${lastVisit?.date ?? ''} ${reference}`,
};

/**
 * Lists the patients that match, in order.
 * @returns also how many of the patients searched for each filter shows by itself
 */
export function patientListOf(
  patients: readonly PatientSummary[],
  { filters: chosen, order, descending, ...searchedFor }: PatientListing,
  view: PatientListView,
): { listed: PlacedPatient[]; counts: Record<PatientFilter, number> } {
  const isMatch = matcherOf(searchedFor);
  const counts = Object.fromEntries(patientFilters.map((name) => [name, 0])) as Record<PatientFilter, number>;
  const listed: PlacedPatient[] = [];
  for (const patient of patients) {
    if (!isMatch(patient)) continue;
    const needs = patient.needs.filter((need) => isListed(patient, need, view, view.isHidden));
    const shownBy = patientFilters.filter((name) => filters[name](patient, needs, view.today));
    for (const name of shownBy) counts[name] += 1;
    if (chosen.every((name) => shownBy.includes(name)))
      listed.push({ patient, place: placeIn[order](patient) });
  }
  const sign = descending ? -1 : 1;
  listed.sort((one, other) => (one.place < other.place ? -sign : sign));
  return { listed, counts };
}

/** Whether a place comes after another in the list. */
export const isAfter = (place: string, other: string, descending: boolean): boolean =>
  descending ? place < other : place > other;
