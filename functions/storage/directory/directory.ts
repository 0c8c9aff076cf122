import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../../domain/care/period.ts';
import type { Patient } from '../../domain/patient/patient.ts';
import { isSame } from '../../domain/same.ts';
import type { PatientSummary } from '../../domain/worklist/patient-summary.ts';
import { write } from '../collision.ts';
import { replacing } from '../condition.ts';
import { keys, type Table } from '../table.ts';
import { wholeUnit } from '../totals/whole-unit.ts';
import type { TransactItem } from '../transaction.ts';
import {
  type DirectoryPageItem,
  directoryPageKind,
  packPatients,
  pageOf,
  placeOf,
  readDirectoryAgain,
  readPages,
} from './directory-pages.ts';

/** A patient's summary to write; null when there is no patient any more. */
export type Summarised = { reference: string; summary: PatientSummary | null };

/**
 * Makes the writes that put summaries into the directory, each page on condition of the version that was read. They
 * belong in a transaction that also requires a known version of each patient's tally head (see table.ts).
 */
export async function directoryWrites(
  table: Table,
  unit: string,
  changes: readonly Summarised[],
): Promise<TransactItem[]> {
  const stored = await readPages(table, unit, new Set(changes.map(({ reference }) => pageOf(reference))));
  return [...stored].flatMap(([page, { patients, version }]): TransactItem[] => {
    const byReference = new Map(patients.map((one) => [one.reference, one]));
    for (const { reference, summary } of changes) {
      if (pageOf(reference) !== page) continue;
      if (summary) byReference.set(reference, summary);
      else byReference.delete(reference);
    }
    const next = [...byReference.values()].sort((one, other) => (one.reference < other.reference ? -1 : 1));
    if (isSame(patients, next)) return [];
    const Item: DirectoryPageItem = {
      ...placeOf(unit, page),
      ...directoryPageKind.mark,
      // An empty page stays, as a version that began at 1 again could be mistaken for an old one.
      version: (version ?? 0) + 1,
      patients: packPatients(next),
    };
    return [{ Put: { TableName: table.name, Item, ...replacing(version) } }];
  });
}

type Summarise = (patient: Patient, changedAt: Instant | undefined) => PatientSummary;

/**
 * Reads what the list shows of all the unit's patients: one request for each megabyte. Until a recount has
 * found every patient in the directory (see `completeDirectory`), it reads all facts instead.
 */
export async function readSummaries(
  table: Table,
  unit: string,
  summarise: Summarise,
): Promise<readonly PatientSummary[]> {
  const { patients, isComplete } = await readDirectoryAgain(table, unit);
  if (isComplete) return patients;
  const found: PatientSummary[] = [];
  for await (const { patient, changedAt } of wholeUnit(table, unit, []))
    if (patient) found.push(summarise(patient, changedAt));
  return found;
}

/** Notes that every patient of the unit is in the directory: from then on the tally keeps it complete. */
export async function completeDirectory(table: Table, unit: string): Promise<void> {
  const Item: DirectoryPageItem = {
    pk: keys.directory(unit),
    sk: keys.directoryComplete,
    ...directoryPageKind.mark,
    version: 1,
    patients: packPatients([]),
  };
  await write(() =>
    table.client.send(new PutCommand({ TableName: table.name, Item, ...replacing(undefined) })),
  );
}
