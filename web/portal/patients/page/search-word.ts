/**
 * The search word of the patient list. It is kept with the page's place in the tab's history, so that Back
 * leads to the same list. A word that cannot be a birth date or a personal number is also part of the
 * address (list-address.ts), where it can be shared and seen; a word with more than four digits in a row is never part
 * of an address.
 */

/** Whether the word may be part of an address: at most four digits in a row, hyphens not counted. */
export const mayStandInAddress = (word: string): boolean => !/\d{5}/.test(word.replace(/[-+./\s]/g, ''));

/** Reads the search word of the present place in the history. */
export function wordHere(query: Record<string, string>, state: unknown): string {
  const kept = typeof state === 'object' && state !== null && 'search' in state ? state.search : undefined;
  return typeof kept === 'string' ? kept : (query.q ?? '');
}
