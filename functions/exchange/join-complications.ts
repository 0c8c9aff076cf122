import type { Complication } from '../domain/patient/patient.ts';
import { isSame } from '../domain/same.ts';

/**
 * Joins the complications of an operation. They have no keys: a given one that equals a stored one is that one, one of
 * the same day corrects it, and any other is added. What a line leaves out stays, as everywhere; an empty list
 * says that there were none.
 */
export function joinComplications(
  stored: readonly Complication[] | undefined,
  given: readonly Complication[] | undefined,
): Complication[] | undefined {
  if (!given) return stored && [...stored];
  if (!stored || given.length === 0) return [...given];
  const left = [...given];
  const take = (fits: (one: Complication) => boolean): Complication | undefined => {
    const index = left.findIndex(fits);
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  const equal = stored.map((one) => take((other) => isSame(one, other)));
  const joined = stored.map((one, index) => equal[index] ?? take(({ date }) => date === one.date) ?? one);
  return [...joined, ...left];
}

/** Puts the given complications first, so that positions agree with the line's, then those that only the record has. */
export function complicationsLike(
  given: readonly Complication[],
  all: readonly Complication[],
): Complication[] {
  const others = [...all];
  for (const one of given) {
    const index = others.findIndex((other) => isSame(one, other));
    if (index >= 0) others.splice(index, 1);
  }
  return [...given, ...others];
}
