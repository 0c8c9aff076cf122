/**
 * Writes a reference in small letters and without the leading zeros of each run of digits. Two references with the same
 * name read alike (`SU-0001`, `su-1`), and are easily one patient registered twice.
 */
export const referenceName = (reference: string): string =>
  reference.toLowerCase().replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, ''));

/** The references that a new one may read like: all, or the listed ones. */
export type AcceptedAlike = 'all' | readonly string[];

/** Returns the references that refuse a new one: those that read like it and are not accepted. */
export const refusedAlike = (others: readonly string[], accepted: AcceptedAlike): string[] =>
  accepted === 'all' ? [] : others.filter((one) => !accepted.includes(one));
