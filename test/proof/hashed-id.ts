import { createHash } from 'node:crypto';
import type { MakeId } from '../../functions/exchange/fhir/references.ts';

/** Ids as the export makes them. */
export const hashedId: MakeId = (names) =>
  createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 40);
