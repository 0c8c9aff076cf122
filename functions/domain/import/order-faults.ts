import type { Area } from '../area.ts';
import { readInput } from '../input.ts';
import { schemasOf } from '../patient.ts';
import { checkPatient, type Moment } from '../patient-check.ts';
import { rowOf, type TablePatient } from './read-tables.ts';
import type { RowError } from './table.ts';

const lists = ['visits', 'treatments', 'invitations'] as const;
type List = (typeof lists)[number];

/** A day that nothing is before, for a patient whose birth date cannot be read. */
const longAgo = '1900-01-01';

/** What can be read of a line, and where each part that is left stood in it. */
function readable(area: Area, { line }: TablePatient) {
  const { Patient } = schemasOf(area);
  const read = readInput(Patient, line);
  const atFault = new Set(
    'errors' in read ? read.errors.map(({ path }) => path.split('.', 2).join('.')) : [],
  );
  const kept = { visits: [], treatments: [], invitations: [] } as Record<List, number[]>;
  const rest: Record<string, unknown> = { ...line };
  for (const list of lists) {
    kept[list] = line[list].map((_, index) => index).filter((index) => !atFault.has(`${list}.${index}`));
    rest[list] = kept[list].map((index) => line[list][index]);
  }
  if (atFault.has('birthDate')) rest.birthDate = longAgo;
  const again = readInput(Patient, rest);
  return 'errors' in again ? null : { patient: again.value, kept };
}

/**
 * What else is wrong with patients whom a row at fault keeps out: dates in the future or in the wrong order, among what
 * can be read of them. So that all of a file's faults are told at once. Rows already told of are not told of again for
 * the same column, and what a row at fault would have held is not missed.
 */
export function orderFaults(
  area: Area,
  held: readonly TablePatient[],
  told: readonly RowError[],
  moment: Moment,
): RowError[] {
  const placeOf = ({ sheet, row, column }: RowError) => JSON.stringify([sheet, row, column]);
  const known = new Set(told.map(placeOf));
  return held.flatMap((one) => {
    const read = readable(area, one);
    if (!read) return [];
    return checkPatient(read.patient, moment)
      .filter(({ path }) => !path.endsWith('.anchor'))
      .map(({ path, message }) => {
        const [list = '', index = '', ...more] = path.split('.');
        const stood = (read.kept as Record<string, number[]>)[list]?.[Number(index)];
        return rowOf(one, { path: stood === undefined ? path : [list, stood, ...more].join('.'), message });
      })
      .filter((error) => !known.has(placeOf(error)));
  });
}
