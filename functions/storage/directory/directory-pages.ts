import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { PatientSummary } from '../../domain/worklist/patient-summary.ts';
import { inParallel } from '../../in-parallel.ts';
import { kindOf, type Placed } from '../item.ts';
import { getItem, partitionOf } from '../read.ts';
import { keys, type Table } from '../table.ts';

/**
 * The directory of a unit: what the list of patients shows of each, packed in pages, so that the whole list is one read
 * of a few bytes a patient. The page of a patient follows from the reference.
 */
export type DirectoryPageItem = Placed<'directory-page'> & {
  version: number;
  /** The summaries as JSON, ordered by reference, compressed. */
  patients: Uint8Array;
};
export const directoryPageKind = kindOf<DirectoryPageItem>('directory-page', { version: 1, lifts: {} });

/** A stored page. Its version is undefined as long as it was never written. */
export type DirectoryPage = { patients: readonly PatientSummary[]; version: number | undefined };

/** Enough that a change of one patient among thousands writes a few kilobytes. */
const pages = 64;

/** The page of a patient, 0–63: FNV-1a of the reference, which spreads consecutive numbers. */
export function pageOf(reference: string): number {
  let hash = 0x811c9dc5;
  for (const letter of reference) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % pages;
}

/** More takes more time than the bytes are worth. */
const quality = 4;

export const packPatients = (patients: readonly PatientSummary[]): Uint8Array =>
  brotliCompressSync(JSON.stringify(patients), { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });

export const unpackPatients = (packed: Uint8Array): PatientSummary[] =>
  JSON.parse(brotliDecompressSync(packed).toString());

const asPage = (item: DirectoryPageItem | undefined): DirectoryPage => ({
  patients: item ? unpackPatients(item.patients) : [],
  version: item?.version,
});

export const placeOf = (unit: string, page: number) => ({
  pk: keys.directory(unit),
  sk: keys.directoryPage(page),
});

/** Pages read at once. */
const width = 16;

/** Reads some pages, strongly consistent. */
export async function readPages(
  table: Table,
  unit: string,
  numbers: Iterable<number>,
): Promise<Map<number, DirectoryPage>> {
  const read = await inParallel(
    numbers,
    width,
    async (page): Promise<[number, DirectoryPage]> => [
      page,
      asPage(await getItem(table, directoryPageKind, placeOf(unit, page))),
    ],
  );
  return new Map(read);
}

type Unpacked = { packed: Uint8Array; patients: readonly PatientSummary[] };
/** The pages that a process has unpacked, by table and place: few pages change between two readings. */
const unpacked = new WeakMap<Table['client'], Map<string, Unpacked>>();

/** Unpacks a page, unless it is the same to the byte as when it was read last. */
function patientsOn(
  table: Table,
  { pk, sk, patients: packed }: DirectoryPageItem,
): readonly PatientSummary[] {
  const pagesRead = unpacked.get(table.client) ?? new Map<string, Unpacked>();
  unpacked.set(table.client, pagesRead);
  const place = `${table.name} ${pk} ${sk}`;
  const before = pagesRead.get(place);
  if (before && Buffer.compare(before.packed, packed) === 0) return before.patients;
  const patients = unpackPatients(packed);
  pagesRead.set(place, { packed, patients });
  return patients;
}

/** Reads all pages in one query, strongly consistent, and whether every patient is known to be in them. */
export async function readDirectory(
  table: Table,
  unit: string,
): Promise<{ patients: PatientSummary[]; isComplete: boolean }> {
  const items = await partitionOf(table, [directoryPageKind], keys.directory(unit));
  return {
    patients: items.flatMap((item) => patientsOn(table, item)),
    isComplete: items.some(({ sk }) => sk === keys.directoryComplete),
  };
}
