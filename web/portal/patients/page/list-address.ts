import {
  type PatientFilter,
  type PatientOrder,
  patientFilters,
  patientOrders,
} from '../../../../functions/domain/worklist/patient-list.ts';
import { mayStandInAddress } from './search-word.ts';

/** What the list of patients shows, apart from the search word. All of it stands in the address. */
export type ListState = {
  filters: readonly PatientFilter[];
  order: PatientOrder;
  descending: boolean;
  /** The rows, or a matrix of patients and forms. */
  shows: 'rows' | 'forms';
};

/** The direction in which a column is useful first: dates newest first, names from A. */
const beginsDescending = (order: PatientOrder): boolean => order === 'changed' || order === 'latest-visit';

const isOrder = (text: string | undefined): text is PatientOrder =>
  patientOrders.some((order) => order === text);

/** Reads the state in an address; anything unknown in it is as when it is left out. */
export function listStateIn(query: Record<string, string>): ListState {
  const order = isOrder(query.order) ? query.order : 'changed';
  const chosen = (query.only ?? '').split('.');
  const turned = query.turned === '1';
  return {
    filters: patientFilters.filter((name) => chosen.includes(name)),
    order,
    descending: beginsDescending(order) !== turned,
    shows: query.shows === 'forms' ? 'forms' : 'rows',
  };
}

/**
 * The list's address. It always shows that there is a word, so that it differs from the address of the whole list; a
 * word that may be of a birth date is kept out of it.
 */
export function listPath(word: string, { filters, order, descending, shows }: ListState): string {
  const only = patientFilters.filter((name) => filters.includes(name)).join('.');
  const query = new URLSearchParams({
    ...(word === '' ? {} : { q: mayStandInAddress(word) ? word : '' }),
    ...(only === '' ? {} : { only }),
    ...(order === 'changed' ? {} : { order }),
    ...(descending === beginsDescending(order) ? {} : { turned: '1' }),
    ...(shows === 'rows' ? {} : { shows }),
  }).toString();
  return query === '' ? '/portal/patients' : `/portal/patients?${query}`;
}

/** The state after the user chose a column's heading: its own order, or that order turned round. */
export const orderedBy = (state: ListState, order: PatientOrder): ListState => ({
  ...state,
  order,
  descending: state.order === order ? !state.descending : beginsDescending(order),
});
