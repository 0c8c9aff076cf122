import * as z from 'zod';
import { WrittenInstant } from '../../domain/care/written.ts';
import type { Authorship as StoredAuthorship } from '../../storage/authorship.ts';

/** The person who did something, and the time, in the API's form. */
export const Authorship = z.strictObject({
  at: WrittenInstant,
  by: z.string(),
}) satisfies z.ZodType<StoredAuthorship>;
