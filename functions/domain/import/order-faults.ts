import type { Area } from '../area.ts';
import type { InputError } from '../failure.ts';
import { readInput } from '../input.ts';
import { keyedLists, schemasOf } from '../patient.ts';
import { checkPatient } from '../patient-check.ts';
import type { Moment } from '../period.ts';
import { rowOf, type TablePatient } from './read-tables.ts';
import type { RowError } from './table.ts';

/**
 * Faults of order beside faults of form: dates in the future or in the wrong order, among what can be read of a patient
 * who is kept out anyway. So that all that is wrong is told at once.
 */

type List = (typeof keyedLists)[number];

/** What stands in for the two that everything hangs on, where they cannot be read: a day that nothing is before. */
const standIns: Readonly<Record<string, unknown>> = { reference: 'X', birthDate: '1900-01-01' };

/** What can be read of a line, and where each part that is left stood in it. */
function readable(area: Area, line: Readonly<Record<string, unknown>>, errors: readonly InputError[]) {
  const atFault = new Set(errors.map(({ path }) => path.split('.', 2).join('.')));
  const kept: Record<string, number[]> = {};
  const rest: Record<string, unknown> = { ...line };
  for (const field of atFault) if (!field.includes('.')) rest[field] = standIns[field];
  for (const list of keyedLists) {
    const entries = Array.isArray(line[list]) ? line[list] : [];
    kept[list] = [...entries.keys()].filter((index) => !atFault.has(`${list}.${index}`));
    rest[list] = kept[list].map((index) => entries[index]);
  }
  const again = readInput(schemasOf(area).Patient, rest);
  return 'errors' in again ? null : { patient: again.value, kept };
}

/**
 * Faults of order in a line of which `errors` are already told. Anchors are not missed, as what they name may be what
 * cannot be read.
 * @returns paths as they stand in the line
 */
export function orderFaultsOf(
  area: Area,
  line: Readonly<Record<string, unknown>>,
  errors: readonly InputError[],
  moment: Moment,
): InputError[] {
  const read = readable(area, line, errors);
  if (!read) return [];
  return checkPatient(read.patient, moment)
    .filter(({ path }) => !path.endsWith('.anchor'))
    .map(({ path, message }) => {
      const [list = '', index = '', ...more] = path.split('.');
      const stood = read.kept[list as List]?.[Number(index)];
      return { path: stood === undefined ? path : [list, stood, ...more].join('.'), message };
    });
}

/** The same of a file's patients: rows already told of are not told of again for the same column. */
export function orderFaultsInRows(
  area: Area,
  held: readonly TablePatient[],
  told: readonly RowError[],
  moment: Moment,
): RowError[] {
  const placeOf = ({ sheet, row, column }: RowError) => JSON.stringify([sheet, row, column]);
  const known = new Set(told.map(placeOf));
  const { Patient } = schemasOf(area);
  return held.flatMap((one) => {
    const read = readInput(Patient, one.line);
    return orderFaultsOf(area, one.line, 'errors' in read ? read.errors : [], moment)
      .map((error) => rowOf(one, error))
      .filter((error) => !known.has(placeOf(error)));
  });
}
