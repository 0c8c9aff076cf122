/**
 * The search word of the patient list. It is kept with the page's place in the tab's history, so that Back
 * leads to the same list. A word that cannot be a birth date or a personal number is also part of the
 * address, where it can be shared and seen; a word with more than four digits in a row is never part of an
 * address.
 */

/** Whether the word may be part of an address: at most four digits in a row, hyphens not counted. */
export const mayStandInAddress = (word: string): boolean => !/\d{5}/.test(word.replace(/[-+\s]/g, ''));

/**
 * The list's address for a word. It always shows that there is a word, so that it differs from the address of
 * the whole list.
 */
export function searchPath(word: string): string {
  if (word === '') return '/portal/patients';
  return `/portal/patients?${new URLSearchParams({ q: mayStandInAddress(word) ? word : '' })}`;
}

/** Reads the search word of the present place in the history. */
export function wordHere(query: Record<string, string>, state: unknown): string {
  const kept = typeof state === 'object' && state !== null && 'search' in state ? state.search : undefined;
  return typeof kept === 'string' ? kept : (query.q ?? '');
}
