/** Whom a list showed last, as far as it was fetched, so that one can go on through it from a patient's page. */
type Trail = {
  /** Each patient once, in the list's order. */
  references: readonly string[];
  /** Whether the first of them is the first of the list. */
  fromStart: boolean;
  hasMore: boolean;
};

/** By the list's address. In this tab's memory only: a page that is loaded anew knows of none. */
const trails = new Map<string, Trail>();

const nothing: Trail = { references: [], fromStart: false, hasMore: true };

/** What a list shows, from its beginning. */
export function rememberList(list: string, references: readonly string[], hasMore: boolean): void {
  trails.set(list, { references: [...new Set(references)], fromStart: true, hasMore });
}

/** What turned out to follow a patient in a list. */
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

/** Where a patient stands in a list. */
export type PlaceInList = {
  /** From 1; absent where the beginning of the list is not known. */
  number?: number;
  /** How many there are; absent while there are more than were fetched. */
  of?: number;
  next?: string;
  /** Whether the list has to be asked for who is next. */
  unknown: boolean;
};

/** The place as far as the list is remembered. */
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
