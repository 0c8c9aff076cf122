import * as z from 'zod';

/**
 * A whole number in a query, written with digits alone: `1e1`, `0x10`, `+5` and ` 5` are refused.
 * @param usual the number without one in the query
 */
export const queryNumber = ({ from = 1, to, usual }: { from?: number; to: number; usual: number }) =>
  z
    .preprocess(
      (text) => (typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : text),
      z.int('Ange ett heltal, skrivet med bara siffror.').min(from).max(to),
    )
    .default(usual);

/** A year in a query, with four digits. */
export const QueryYear = z.string().regex(/^\d{4}$/, 'Ange ett år med fyra siffror.');
