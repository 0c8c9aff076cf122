/**
 * The word that the patient list is searched for, kept with the page's place in the tab's history, so that Back leads
 * to the same list. What cannot be a birth date or a personal number stands in the address too, where it can be shared
 * and seen; anything with more digits in a row than a year has stands in no address.
 */

/** Whether the word may stand in an address: at most four digits in a row, hyphens not counted. */
export const mayStandInAddress = (word: string): boolean => !/\d{5}/.test(word.replace(/[-+\s]/g, ''));

/** The list's address for a word: that there is one it always says, so that it differs from the whole list's. */
export function searchPath(word: string): string {
  if (word === '') return '/portal/patients';
  return `/portal/patients?${new URLSearchParams({ q: mayStandInAddress(word) ? word : '' })}`;
}

/** The word of the place in the history where one is. */
export function wordHere(query: Record<string, string>, state: unknown): string {
  const kept = typeof state === 'object' && state !== null && 'search' in state ? state.search : undefined;
  return typeof kept === 'string' ? kept : (query.q ?? '');
}
