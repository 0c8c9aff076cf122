import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { inParallel } from '../../in-parallel.ts';
import { named } from '../expression.ts';
import { pagesOf } from '../read.ts';
import { indexes, keys, type Table } from '../table.ts';
import { listPatients } from './patients.ts';
import { recordKind } from './record-item.ts';
import type { StoredPatient } from './stored-patient.ts';

export type Search = {
  /** Part of the reference, in capitals or small letters. */
  typed: string;
  /** Or the birth date. */
  birthDate?: string | undefined;
  /** The last reference of the page before. */
  after?: string | undefined;
  limit: number;
};

type Found = {
  patients: StoredPatient[];
  /** The last reference returned, when there are more. */
  next?: string;
  /** The number of matches; absent when the count would take more than one read. */
  total?: number;
};

/**
 * Reads patients in order of reference, with their invitations: all, or those that match a search. No index
 * finds the middle of a reference, so a search filters the unit's list in the database, which returns only
 * references and birth dates. A unit of this kind has a few thousand patients at most.
 */
export async function searchPatients(
  table: Table,
  unit: string,
  { typed, birthDate, after, limit }: Search,
): Promise<Found> {
  if (typed === '' && birthDate === undefined) return everyone(table, unit, { after, limit });
  const wanted = typed.toLowerCase();
  const found = await referencesOf(
    table,
    unit,
    (one) =>
      (wanted !== '' && one.reference.toLowerCase().includes(wanted)) ||
      (birthDate !== undefined && one.birthDate === birthDate),
  );
  const left = found.filter((reference) => after === undefined || reference > after);
  const page = left.slice(0, limit);
  const last = page.at(-1);
  // A patient deleted in between is left out.
  const patients = await inParallel(page, 10, async (reference) => {
    const { patients: begins } = await listPatients(table, unit, { prefix: reference, limit: 1 });
    return begins.filter(({ patient }) => patient.reference === reference);
  });
  return {
    patients: patients.flat(),
    total: found.length,
    ...(left.length > page.length && last !== undefined ? { next: last } : {}),
  };
}

async function everyone(
  table: Table,
  unit: string,
  { after, limit }: Pick<Search, 'after' | 'limit'>,
): Promise<Found> {
  const from = after === undefined ? {} : { after };
  const [listed, total] = await Promise.all([
    listPatients(table, unit, { limit, ...from }),
    after === undefined ? countInOneRead(table, unit) : undefined,
  ]);
  return { ...listed, ...(total === undefined ? {} : { total }) };
}

/** Queries the unit's list for records alone. */
const records = (unit: string) => ({
  IndexName: indexes.byList,
  KeyConditionExpression: '#list = :list',
  FilterExpression: '#kind = :record',
  ExpressionAttributeNames: named('list', 'kind'),
  ExpressionAttributeValues: { ':list': keys.patientList(unit), ':record': recordKind.name },
});

/** Yields the references, in order, of the unit's patients that match. */
async function referencesOf(
  table: Table,
  unit: string,
  matches: (patient: { reference: string; birthDate: string }) => boolean,
): Promise<string[]> {
  const asked = records(unit);
  const pages = pagesOf(table, [recordKind], {
    ...asked,
    ProjectionExpression: '#kind, #schemaVersion, #record.#reference, #record.#birthDate',
    ExpressionAttributeNames: {
      ...asked.ExpressionAttributeNames,
      ...named('schemaVersion', 'record', 'reference', 'birthDate'),
    },
  });
  const found: string[] = [];
  for await (const page of pages) {
    for (const { record } of page) {
      if (matches(record)) found.push(record.reference);
    }
  }
  return found;
}

/** @returns undefined for a unit whose list is longer than the database reads at once (1 MB) */
async function countInOneRead(table: Table, unit: string): Promise<number | undefined> {
  const { Count, LastEvaluatedKey } = await table.client.send(
    new QueryCommand({ TableName: table.name, ...records(unit), Select: 'COUNT' }),
  );
  return LastEvaluatedKey === undefined ? Count : undefined;
}
