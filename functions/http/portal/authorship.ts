import * as z from 'zod';
import { WrittenInstant } from '../../domain/care/written.ts';
import type { Authorship as StoredAuthorship } from '../../storage/authorship.ts';

/** Who did something, and when, as it is answered. */
export const Authorship = z.strictObject({
  at: WrittenInstant,
  by: z.string(),
}) satisfies z.ZodType<StoredAuthorship>;
