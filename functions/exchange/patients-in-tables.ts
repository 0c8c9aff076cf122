import type { Area } from '../domain/care/area.ts';
import type { Moment } from '../domain/care/period.ts';
import type { InputError } from '../domain/failure.ts';
import type { RowError, Table } from './files/table.ts';
import { orderFaultsInRows } from './order-faults.ts';
import { readTables, rowOf, type TablePatient } from './read-tables.ts';
import { type LineError, lineError, type Rejection } from './result.ts';

/** The patients that a file holds, and what the file alone says is wrong with the others. */
export type PatientsInTables = {
  /** The patients without faults in their rows; they may still be refused by what is stored. */
  patients: TablePatient[];
  faults: RowError[];
  /** Sentences about what was not read though nothing is wrong with it. */
  notes: string[];
};

const passedOverNote = (name: string) => `Bladet ${name} är dolt i arbetsboken och läses inte.`;

/** Tables as patients and faults by row. The portal and the API both read files through this. */
export function patientsInTables(area: Area, tables: readonly Table[], moment: Moment): PatientsInTables {
  const { patients, held, errors, passedOver } = readTables(area, tables);
  const faults = [...errors, ...orderFaultsInRows(area, held, errors, moment)];
  return { patients, faults, notes: passedOver.map(passedOverNote) };
}

/** An error about a patient's line, told by sheet, row and column. */
function errorInRows(patient: TablePatient, error: InputError): LineError {
  const told = lineError(rowOf(patient, error));
  // A fault of something that only the stored record has stands on no row: its key tells which it is.
  return told.column === undefined && error.path !== '' ? { ...told, path: error.path } : told;
}

/** Why a patient's line stays out, told by the rows of the file that it came from. */
export const rejectionInRows = (patient: TablePatient, { errors, ...rejection }: Rejection): Rejection => ({
  ...rejection,
  line: patient.row,
  errors: errors.map((error) => errorInRows(patient, error)),
});
