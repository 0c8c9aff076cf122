/**
 * The patients that a list showed last, as far as it was fetched: the pages of patients lead on from one to
 * the next.
 */
type Trail = {
  /** Each patient once, in the list's order. */
  references: readonly string[];
  /** Whether `references` begins with the first patient of the list. */
  fromStart: boolean;
  hasMore: boolean;
};

/** Trails by the list's address. Only in this tab's memory: a reload clears them. */
const trails = new Map<string, Trail>();

const nothing: Trail = { references: [], fromStart: false, hasMore: true };

/** Remembers the patients of a list, from its beginning. */
export function rememberList(list: string, references: readonly string[], hasMore: boolean): void {
  trails.set(list, { references: [...new Set(references)], fromStart: true, hasMore });
}

/** Remembers the patients that follow a patient in a list. */
export function rememberAfter(list: string, reference: string, found: readonly string[], hasMore: boolean) {
  const { references, fromStart } = trails.get(list) ?? nothing;
  const at = references.indexOf(reference);
  const until = at < 0 ? [reference] : references.slice(0, at + 1);
  trails.set(list, {
    references: [...new Set([...until, ...found])],
    fromStart: at < 0 ? false : fromStart,
    hasMore,
  });
}

/** The place of a patient in a list. */
export type PlaceInList = {
  /** Counted from 1; absent when the beginning of the list is not known. */
  number?: number;
  /** The number of patients in the list; absent until all pages have been fetched. */
  of?: number;
  next?: string;
  /** Whether the next patient must be fetched from the server. */
  unknown: boolean;
};

/** Finds the place of a patient in the part of the list that is remembered. */
export function placeInList(list: string, reference: string): PlaceInList {
  const { references, fromStart, hasMore } = trails.get(list) ?? nothing;
  const at = references.indexOf(reference);
  if (at < 0) return { unknown: true };
  const next = references[at + 1];
  return {
    ...(fromStart ? { number: at + 1 } : {}),
    ...(fromStart && !hasMore ? { of: references.length } : {}),
    ...(next === undefined ? {} : { next }),
    unknown: next === undefined && hasMore,
  };
}
