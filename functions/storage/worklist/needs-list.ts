import type { Need } from '../../domain/measure/need.ts';
import { named } from '../expression.ts';
import { pagesOf } from '../read.ts';
import { indexes, keys, type Table } from '../table.ts';
import { needsKind } from '../totals/tallied.ts';

/** A patient's needs, now or later. */
export type PatientNeeds = { reference: string; needs: readonly Need[] };

/** Reads the needs of all the unit's patients, ordered by reference: a request for each megabyte. */
export async function listNeeds(table: Table, unit: string): Promise<PatientNeeds[]> {
  const pages = pagesOf(table, [needsKind], {
    IndexName: indexes.byList,
    KeyConditionExpression: '#list = :list',
    ProjectionExpression: '#kind, #schemaVersion, #listKey, #needs',
    ExpressionAttributeNames: named('kind', 'schemaVersion', 'list', 'listKey', 'needs'),
    ExpressionAttributeValues: { ':list': keys.needsList(unit) },
  });
  const patients: PatientNeeds[] = [];
  for await (const page of pages)
    for (const { listKey: reference, needs } of page) patients.push({ reference, needs });
  return patients;
}
