import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { PatientSummary } from '../../domain/worklist/patient-summary.ts';
import { inParallel } from '../../in-parallel.ts';
import { named } from '../expression.ts';
import { kindOf, type Placed } from '../item.ts';
import { allOf, getItem, partitionOf } from '../read.ts';
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

type KeptPage = { version: number; patients: readonly PatientSummary[] };
/** The pages of a unit by their places, and all their patients as long as no page is read anew. */
type Kept = { pages: Map<string, KeptPage>; patients?: readonly PatientSummary[] | undefined };
/** The directories that a process has read, by table and unit: few pages change between two readings. */
const keptDirectories = new WeakMap<Table['client'], Map<string, Kept>>();

function keptOf(table: Table, pk: string): Kept {
  const ofTable = keptDirectories.get(table.client) ?? new Map<string, Kept>();
  keptDirectories.set(table.client, ofTable);
  const name = `${table.name} ${pk}`;
  const kept = ofTable.get(name) ?? { pages: new Map() };
  ofTable.set(name, kept);
  return kept;
}

/** The largest number of pages that are read one by one: reading the whole directory is one request. */
const fewPages = 8;

/** Reads the versions of all pages, without the patients on them. */
const readVersions = (table: Table, pk: string) =>
  allOf(table, [directoryPageKind], {
    KeyConditionExpression: '#pk = :pk',
    ProjectionExpression: '#sk, #kind, #schemaVersion, #version',
    ExpressionAttributeNames: named('pk', 'sk', 'kind', 'schemaVersion', 'version'),
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  });

/** Reads the pages that have changed since this process read them, and returns the places of all. */
async function readChanged(table: Table, pk: string, kept: Kept): Promise<string[]> {
  const { pages } = kept;
  // Another request may have read a newer one meanwhile.
  const keep = ({ sk, version, patients }: DirectoryPageItem) => {
    if ((pages.get(sk)?.version ?? 0) >= version) return;
    pages.set(sk, { version, patients: unpackPatients(patients) });
    kept.patients = undefined;
  };
  const versions = pages.size > 0 ? await readVersions(table, pk) : [];
  const changed = versions.filter(({ sk, version }) => pages.get(sk)?.version !== version);
  if (pages.size === 0 || changed.length > fewPages) {
    const items = await partitionOf(table, [directoryPageKind], pk);
    for (const item of items) keep(item);
    return items.map(({ sk }) => sk);
  }
  const items = await inParallel(changed, width, ({ sk }) => getItem(table, directoryPageKind, { pk, sk }));
  for (const item of items) if (item) keep(item);
  return versions.map(({ sk }) => sk);
}

type Directory = {
  patients: readonly PatientSummary[];
  /** Whether every patient of the unit is known to be in it. */
  isComplete: boolean;
};

const isComplete = (places: readonly string[]): boolean => places.includes(keys.directoryComplete);

/** Reads all pages as they are stored, in one query, strongly consistent. */
export async function readDirectory(table: Table, unit: string): Promise<Directory> {
  const items = await partitionOf(table, [directoryPageKind], keys.directory(unit));
  return {
    patients: items.flatMap(({ patients }) => unpackPatients(patients)),
    isComplete: isComplete(items.map(({ sk }) => sk)),
  };
}

/**
 * Reads the same for a list that is asked for again and again, strongly consistent. A page is never removed, and its
 * version never used twice, so a process fetches anew only the pages whose version has changed, and returns the same array
 * as before when none has.
 */
export async function readDirectoryAgain(table: Table, unit: string): Promise<Directory> {
  const pk = keys.directory(unit);
  const kept = keptOf(table, pk);
  const places = await readChanged(table, pk, kept);
  kept.patients ??= [...kept.pages.values()].flatMap(({ patients }) => patients);
  return { patients: kept.patients, isComplete: isComplete(places) };
}
