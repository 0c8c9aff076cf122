import { occasions } from '../../../../functions/domain/care/occasion.ts';
import { stockholmDate } from '../../../../functions/domain/care/period.ts';
import { neutralised } from '../../../../functions/exchange/files/codec.ts';
import type { PatientRow } from '../../api.ts';
import { csvCode } from '../../transfer/file-code.ts';
import { formName, nameFrom, occasionNames, visitKindName } from '../../words.ts';
import { needText } from '../../worklist/need-words.ts';
import { formStateNames, formStateOf } from './form-states.ts';

/** The cells of the list, a row a patient, with the state of every form that any of them was asked for. */
export function listCells(rows: readonly PatientRow[]): string[][] {
  const forms = occasions.flatMap((occasion) => {
    const asked = rows.flatMap(({ invitations }) =>
      invitations.flatMap((one) => (one.occasion === occasion ? one.forms : [])),
    );
    return [...new Set(asked)].map((form) => ({ occasion, form }));
  });
  const head = ['Referens', 'Född', 'Behövs', 'Senast', 'Senaste besök', 'Slag av besök', 'Ändrad'];
  return [
    [...head, ...forms.map(({ occasion, form }) => `${formName(form)} ${nameFrom(occasionNames, occasion)}`)],
    ...rows.map(({ reference, birthDate, need, lastVisit, changedAt, invitations }) => [
      reference,
      birthDate,
      need ? needText(need) : '',
      need?.lastDay ?? '',
      lastVisit?.date ?? '',
      lastVisit ? visitKindName(lastVisit.kind) : '',
      changedAt ? stockholmDate(changedAt) : '',
      ...forms.map(({ occasion, form }) => {
        const state = formStateOf(invitations, occasion, form);
        return state === 'none' ? '' : formStateNames[state];
      }),
    ]),
  ];
}

/** Makes a file of the list; a spreadsheet takes no cell of it for a formula. */
export async function listCsv(rows: readonly PatientRow[]): Promise<Blob> {
  const { writeCsv } = await csvCode();
  const cells = listCells(rows).map((row) => row.map(neutralised));
  // A reference such as `1-2` must not become a date.
  return new Blob([writeCsv([{ name: 'Patienter', rows: cells, isText: [true] }])], { type: 'text/csv' });
}
