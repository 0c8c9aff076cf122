import { listPatients, type StoredPatient } from './patients.ts';
import type { Table } from './table.ts';

/**
 * Patients whose reference begins with what was typed, as it was typed or in capitals or small letters throughout;
 * ordered by reference, with their invitations. Nobody who searches remembers which it was.
 * @param after the reference to go on behind
 * @returns `next` is the last reference returned, when there are more
 */
export async function searchPatients(
  table: Table,
  unit: string,
  { typed, after, limit }: { typed: string; after?: string | undefined; limit: number },
): Promise<{ patients: StoredPatient[]; next?: string }> {
  // Sorted, the spellings give lists that follow each other: what begins with one stands apart from the others.
  const spellings = [...new Set([typed, typed.toUpperCase(), typed.toLowerCase()])].sort();
  const lists = await Promise.all(
    spellings.map((prefix) =>
      listPatients(table, unit, { prefix, limit, ...(after === undefined ? {} : { after }) }),
    ),
  );
  const found = lists.flatMap(({ patients }) => patients);
  const patients = found.slice(0, limit);
  const more = found.length > limit || lists.some(({ next }) => next !== undefined);
  const last = patients.at(-1);
  return { patients, ...(more && last ? { next: last.patient.reference } : {}) };
}
