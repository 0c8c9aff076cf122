import type { PatientRecord } from '../../domain/patient/patient.ts';
import type { AsRead } from '../condition.ts';
import { kindOf, type Listed } from '../item.ts';
import { getItem } from '../read.ts';
import { keys, type Table } from '../table.ts';

export type RecordItem = Listed<'record'> & AsRead & { record: PatientRecord };

export const recordKind = kindOf<RecordItem>('record', { version: 4, lifts: {} });

export function recordItem(unit: string, record: PatientRecord, { version, invited }: AsRead): RecordItem {
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
  };
}

/** Reads a patient's record alone, strongly consistent. */
export const getRecord = (table: Table, unit: string, reference: string): Promise<RecordItem | undefined> =>
  getItem(table, recordKind, { pk: keys.patient(unit, reference), sk: keys.record });
