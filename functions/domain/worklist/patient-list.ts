import { addDays, type CivilDate, yearOf } from '../care/period.ts';
import type { Need, NeedKind } from '../measure/need.ts';
import { type InvitationStatus, statusOn } from '../survey/invitation-state.ts';
import { matcherOf, type Searched, type SearchedFor, searchedOf } from './patient-search.ts';
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
export type PatientListView = WorklistView & {
  isHidden: IsHidden;
  /** Whether staff have put off or settled anything of the patient's, now or earlier. */
  isTouched: (reference: string) => boolean;
};

/** A patient in the list, with the place that the pages are cut by. */
export type PlacedPatient = { patient: PatientSummary; place: string };

/** Days ahead in which the window of a one-year visit ends that is soon too late. */
const soonDays = 60;

const waitingStatuses: readonly InvitationStatus[] = ['sent', 'opened', 'started'];
const missingKinds: readonly NeedKind[] = ['referral-date', 'report-to-referrer', 'sunnybrook', 'facts'];

/** The days that filters compare with, worked out once for all patients. */
type FilterDays = { today: CivilDate; soon: CivilDate; year: string };

type Matches = (patient: PatientSummary, needs: readonly Need[], days: FilterDays) => boolean;

const filters: Readonly<Record<PatientFilter, Matches>> = {
  waiting: ({ invitations }, _, { today }) =>
    invitations.some(({ reached, lastDay }) => waitingStatuses.includes(statusOn(reached, lastDay, today))),
  'one-year-soon': (_, needs, { soon }) =>
    needs.some(({ kind, lastDay = '' }) => kind === 'one-year-visit' && lastDay <= soon),
  missing: (_, needs) => needs.some(({ kind }) => missingKinds.includes(kind)),
  'new-this-year': ({ newVisit }, _, { year }) => newVisit?.startsWith(year) ?? false,
};

type Days = FilterDays & { on: string };

const daysOf = ({ today, year, workedOn }: WorklistView): Days => ({
  today,
  soon: addDays(today, soonDays),
  year: String(yearOf(today)),
  on: `${today} ${year} ${workedOn}`,
});

/** Finds the filters that show a patient. */
function shownBy(patient: PatientSummary, view: WorklistView, isHidden: IsHidden, days: FilterDays) {
  const needs = patient.needs.filter((need) => isListed(patient, need, view, isHidden));
  return patientFilters.filter((name) => filters[name](patient, needs, days));
}

/** The needs of a patient that stand in the worklist on the day, most pressing first. */
export const needsShown = (patient: PatientSummary, view: PatientListView): WorklistEntry[] =>
  worklistOf([patient], view, view.isHidden);

const placeIn: Readonly<Record<PatientOrder, (patient: PatientSummary) => string>> = {
  changed: ({ changedAt = '', lastVisit, reference }) => `${changedAt} ${lastVisit?.date ?? ''} ${reference}`,
  reference: ({ reference }) => reference,
  'birth-date': ({ birthDate, reference }) => `${birthDate} ${reference}`,
  'latest-visit': ({ lastVisit, reference }) => `${lastVisit?.date ?? ''} ${reference}`,
};

/** A patient in their place, with the filters that show them as long as staff have put nothing off. */
type JudgedPatient = PlacedPatient & { searched: Searched; shownBy: readonly PatientFilter[] };
type JudgedPatients = { on: string; byOrder: Map<PatientOrder, readonly JudgedPatient[]> };

/** The rows of patients on a day, which are the same until the patients or the day change. */
const rowsOf = new WeakMap<readonly PatientSummary[], JudgedPatients>();

/** Works out the rows of all patients in an order, ascending, once for the same patients and day. */
function rowsIn(
  order: PatientOrder,
  patients: readonly PatientSummary[],
  view: WorklistView,
  days: Days,
): readonly JudgedPatient[] {
  const kept = rowsOf.get(patients);
  const rows =
    kept?.on === days.on ? kept : { on: days.on, byOrder: new Map<PatientOrder, readonly JudgedPatient[]>() };
  rowsOf.set(patients, rows);
  const before = rows.byOrder.get(order);
  if (before) return before;
  const made = patients
    .map(
      (patient): JudgedPatient => ({
        patient,
        place: placeIn[order](patient),
        searched: searchedOf(patient),
        shownBy: shownBy(patient, view, () => false, days),
      }),
    )
    .sort((one, other) => (one.place < other.place ? -1 : 1));
  rows.byOrder.set(order, made);
  return made;
}

/** A part of a list: the first patients after a place. */
export type PagePlace = { after?: string | undefined; limit: number };

/** Whether a place comes after another in the list. */
const isAfter = (place: string, other: string, descending: boolean): boolean =>
  descending ? place < other : place > other;

/**
 * Lists a page of the patients that match, in order. Of patients asked about before, in the same array, only the search and
 * what staff have put off are gone through again.
 * @returns also how many match in all, and how many of the patients searched for each filter shows by itself
 */
export function patientListOf(
  patients: readonly PatientSummary[],
  { filters: chosen, order, descending, ...searchedFor }: PatientListing,
  view: PatientListView,
  { after, limit }: PagePlace,
): { page: PlacedPatient[]; hasMore: boolean; total: number; counts: Record<PatientFilter, number> } {
  const isMatch = matcherOf(searchedFor);
  const days = daysOf(view);
  const rows = rowsIn(order, patients, view, days);
  const counts = Object.fromEntries(patientFilters.map((name) => [name, 0])) as Record<PatientFilter, number>;
  const page: PlacedPatient[] = [];
  let [total, left] = [0, 0];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[descending ? rows.length - 1 - index : index];
    if (!row || !isMatch(row.searched)) continue;
    const { patient, place } = row;
    const names = view.isTouched(patient.reference)
      ? shownBy(patient, view, view.isHidden, days)
      : row.shownBy;
    for (const name of names) counts[name] += 1;
    if (!chosen.every((name) => names.includes(name))) continue;
    total += 1;
    if (after !== undefined && !isAfter(place, after, descending)) continue;
    left += 1;
    if (page.length < limit) page.push({ patient, place });
  }
  return { page, hasMore: left > page.length, total, counts };
}
