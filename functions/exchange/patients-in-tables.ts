import type { Area } from '../domain/care/area.ts';
import type { Moment } from '../domain/care/period.ts';
import type { InputError } from '../domain/failure.ts';
import type { RowError, Table } from './files/table.ts';
import { orderFaultsInRows } from './order-faults.ts';
import { readTables, rowOf, type TablePatient } from './read-tables.ts';
import { type LineError, lineError, type Rejection } from './result.ts';

/** The patients of a file, and the faults that the file alone shows in the others. */
export type PatientsInTables = {
  /** The patients without faults in their rows; the stored data may still refuse them. */
  patients: TablePatient[];
  faults: RowError[];
  /** Sentences about parts that were skipped without any fault. */
  notes: string[];
};

const passedOverNote = (name: string) => `Bladet ${name} är dolt i arbetsboken och läses inte.`;

/** Reads tables as patients, and faults by row. The portal and the API both read files through this. */
export function patientsInTables(area: Area, tables: readonly Table[], moment: Moment): PatientsInTables {
  const { patients, held, errors, passedOver } = readTables(area, tables);
  const faults = [...errors, ...orderFaultsInRows(area, held, errors, moment)];
  return { patients, faults, notes: passedOver.map(passedOverNote) };
}

/** Turns an error about a patient's line into one with sheet, row and column. */
function errorInRows(patient: TablePatient, error: InputError): LineError {
  const told = lineError(rowOf(patient, error));
  // A fault in an entry that only the stored record has is on no row: its key shows which entry it is.
  return told.column === undefined && error.path !== '' ? { ...told, path: error.path } : told;
}

/** Turns the reasons for refusing a patient's line into ones that name the file's rows. */
export const rejectionInRows = (patient: TablePatient, { errors, ...rejection }: Rejection): Rejection => ({
  ...rejection,
  line: patient.row,
  errors: errors.map((error) => errorInRows(patient, error)),
});
