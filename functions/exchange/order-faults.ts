import type { Area } from '../domain/care/area.ts';
import type { Occasion } from '../domain/care/occasion.ts';
import type { Moment } from '../domain/care/period.ts';
import type { InputError } from '../domain/failure.ts';
import { readInput } from '../domain/input.ts';
import { anchoredIn } from '../domain/patient/anchored.ts';
import { keyedLists, schemasOf } from '../domain/patient/patient.ts';
import { checkPatient } from '../domain/patient/patient-check.ts';
import type { Invitation } from '../domain/survey/invitation.ts';
import type { RowError } from './files/table.ts';
import { filledIn } from './left-out.ts';
import { rowOf, type TablePatient } from './read-tables.ts';
import { sheetsOf } from './template/sheets.ts';

/**
 * Finds faults of order beside faults of form: dates in the future or in the wrong order, in the readable
 * parts of a patient who is refused anyway. So all faults are reported at once.
 */

type List = (typeof keyedLists)[number];

/**
 * A substitute for the two dates that all others are compared with, when they cannot be read: no day is
 * before it.
 */
const standIns: Readonly<Record<string, unknown>> = { reference: 'X', birthDate: '1900-01-01' };

/** The readable parts of a line, and the place of each part in the line. */
function readable(area: Area, line: Readonly<Record<string, unknown>>, errors: readonly InputError[]) {
  const atFault = new Set(errors.map(({ path }) => path.split('.', 2).join('.')));
  const incomplete = keyedLists.filter((list) =>
    [...atFault].some((path) => path === list || path.startsWith(`${list}.`)),
  );
  const kept: Record<string, number[]> = {};
  const rest: Record<string, unknown> = { ...line };
  for (const field of atFault) if (!field.includes('.')) rest[field] = standIns[field];
  for (const list of keyedLists) {
    const entries = Array.isArray(line[list]) ? line[list] : [];
    kept[list] = [...entries.keys()].filter((index) => !atFault.has(`${list}.${index}`));
    rest[list] = kept[list].map((index) => entries[index]);
  }
  const again = readInput(schemasOf(area).GivenPatient, rest);
  return 'errors' in again ? null : { patient: filledIn(null, again.value), kept, incomplete };
}

/** The lists that hold the visits and treatments that invitations are about. */
const anchorLists: Readonly<Record<Occasion, List & ('visits' | 'treatments')>> = {
  'new-visit': 'visits',
  'one-year': 'treatments',
};

/** The error for a visit or treatment that the line does not hold: the stored patient may have it. */
function anchorFault({ occasion, anchor }: Invitation): string {
  const what = occasion === 'new-visit' ? 'Inget nybesök' : 'Ingen behandling';
  return `${what} med nyckeln ${anchor} följer med. Finns nyckeln inte redan hos patienten behöver den rättas.`;
}

/**
 * Finds faults of order in a line whose `errors` are known already. A missing visit or treatment is not
 * reported when an entry of its list could not be read: that may be the one.
 * @param unread lists with missing entries that no error's path shows
 * @returns paths as they stand in the line
 */
export function orderFaultsOf(
  area: Area,
  line: Readonly<Record<string, unknown>>,
  errors: readonly InputError[],
  moment: Moment,
  unread: readonly List[] = [],
): InputError[] {
  const read = readable(area, line, errors);
  if (!read) return [];
  const { kept } = read;
  const { invitations } = read.patient;
  const patient = {
    ...read.patient,
    invitations: invitations.map((invitation) => anchoredIn(read.patient, invitation)),
  };
  const incomplete: readonly List[] = [...read.incomplete, ...unread];
  return checkPatient(patient, moment).flatMap(({ path, message }) => {
    const [list = '', index = '', ...more] = path.split('.');
    const stood = kept[list as List]?.[Number(index)];
    const told = { path: stood === undefined ? path : [list, stood, ...more].join('.'), message };
    const invitation = path.endsWith('.anchor') ? patient.invitations[Number(index)] : undefined;
    if (!invitation) return [told];
    const among = anchorLists[invitation.occasion];
    if (incomplete.includes(among)) return [];
    const isThere = patient[among].some(({ key }) => key === invitation.anchor);
    return [isThere ? told : { ...told, message: anchorFault(invitation) }];
  });
}

/** Names the lists that may lack rows, as the rows' patient cannot be read. */
function listsWithLostRows(area: Area, told: readonly RowError[]): List[] {
  return sheetsOf(area).flatMap(({ id, name, columns }) => {
    const reference = columns.find(({ field }) => field === 'reference')?.header;
    const isLost = told.some(({ sheet, column }) => sheet === name && column === reference);
    return isLost && (id === 'visits' || id === 'treatments') ? [id] : [];
  });
}

/** Finds the same for a file's patients: a row already reported is not reported again for the same column. */
export function orderFaultsInRows(
  area: Area,
  held: readonly TablePatient[],
  told: readonly RowError[],
  moment: Moment,
): RowError[] {
  const placeOf = ({ sheet, row, column }: RowError) => JSON.stringify([sheet, row, column]);
  const known = new Set(told.map(placeOf));
  const { GivenPatient } = schemasOf(area);
  const lost = listsWithLostRows(area, told);
  return held.flatMap((one) => {
    const { sameReference: _, ...line } = one.line;
    const read = readInput(GivenPatient, line);
    return orderFaultsOf(area, line, 'errors' in read ? read.errors : [], moment, lost)
      .map((error) => rowOf(one, error))
      .filter((error) => !known.has(placeOf(error)));
  });
}
