import * as z from 'zod';
import { WrittenInstant } from '../../domain/written.ts';
import type { Deed as StoredDeed } from '../../storage/wording-packs.ts';

/** Who did something, and when, as it is answered. */
export const Deed = z.strictObject({
  at: WrittenInstant,
  by: z.string(),
}) satisfies z.ZodType<StoredDeed>;
