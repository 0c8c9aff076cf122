import { createHash } from 'node:crypto';

const digest = (parts: readonly (string | number)[], length: number): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, length);

type Place = { reference: string; year: number; measure: string };

/**
 * Makes a patient's name in the groups of a year: a hash of the reference, so that the groups name no patient who
 * has been deleted, and still know one who comes back.
 */
export const memberName = (unit: string, { year, measure, reference }: Place): string =>
  digest([unit, year, measure, reference], 16);

/** Makes the name of an answer among those of a patient; answers without an id of their entry share one. */
export const entryName = (unit: string, place: Place, entryId: string | undefined): string =>
  entryId === undefined ? '' : digest([unit, place.year, place.measure, place.reference, entryId], 8);
