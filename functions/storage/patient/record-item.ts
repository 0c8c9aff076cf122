import type { Instant } from '../../domain/care/period.ts';
import type { PatientRecord } from '../../domain/patient/patient.ts';
import type { AsRead } from '../condition.ts';
import { named } from '../expression.ts';
import { kindOf, type Listed } from '../item.ts';
import { getItem } from '../read.ts';
import { keys, type Table } from '../table.ts';
import type { TransactItem } from '../transaction.ts';

export type RecordItem = Listed<'record'> &
  AsRead & {
    record: PatientRecord;
    /** The moment of the last change of the record; absent when it was written before version 5. */
    changedAt?: Instant;
  };

export const recordKind = kindOf<RecordItem>('record', { version: 5, lifts: { 4: (item) => item } });

/** @param changedAt the moment of the change that writes it */
export function recordItem(
  unit: string,
  record: PatientRecord,
  { version, invited }: AsRead,
  changedAt: Instant,
): RecordItem {
  const { reference } = record;
  return {
    pk: keys.patient(unit, reference),
    sk: keys.record,
    list: keys.patientList(unit),
    listKey: keys.recordListKey(reference),
    ...recordKind.mark,
    version,
    invited,
    record,
    changedAt,
  };
}

/** Reads a patient's record alone, strongly consistent. */
export const getRecord = (table: Table, unit: string, reference: string): Promise<RecordItem | undefined> =>
  getItem(table, recordKind, { pk: keys.patient(unit, reference), sk: keys.record });

/** The condition that the patient is recorded, for what is removed with the record and must not come after it. */
export const recorded = (table: Table, unit: string, reference: string): TransactItem => ({
  ConditionCheck: {
    TableName: table.name,
    Key: { pk: keys.patient(unit, reference), sk: keys.record },
    ConditionExpression: 'attribute_exists(#pk)',
    ExpressionAttributeNames: named('pk'),
  },
});
