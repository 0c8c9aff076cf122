import * as z from 'zod';

/** A stored value of an item: a number when the item is scored, else a key. */
export const Value = z.union([z.string(), z.number()]);
export type Value = z.infer<typeof Value>;

/** The answered values by item key. Items may be left out. */
export const Values = z.record(z.string(), Value).readonly();
export type Values = z.infer<typeof Values>;

export const Score = z.strictObject({
  value: z.number().nullable().describe('Unrounded; null when too few items are answered'),
  prorated: z.literal(true).optional().describe('Scored over fewer items than the scale has'),
  containsOtherReasons: z
    .literal(true)
    .optional()
    .describe('An answer in it means «did not do it for other reasons»'),
});
export type Score = z.infer<typeof Score>;
