import type { Area } from '../../domain/care/area.ts';
import type { Fields } from '../../domain/same.ts';
import { neutralised } from '../files/codec.ts';
import { type Column, isAsked, type Sheet } from './column.ts';
import { noComplications, sheetsOf } from './sheets.ts';

/** A sheet to write: headers, then rows of text. */
export type WrittenTable = {
  name: string;
  rows: string[][];
  /** By column: whether its cells are free text. */
  isText?: readonly boolean[];
};

/** A patient as a line of an export holds it. */
export type ExportedLine = Fields & {
  reference: string;
  visits: readonly Fields[];
  treatments: readonly Fields[];
  invitations: readonly Fields[];
};

function valueAt(part: Fields, field: string): unknown {
  let value: unknown = part;
  for (const name of field.split('.')) value = (value as Fields | undefined)?.[name];
  return value;
}

const rowOf = (
  sheet: Sheet,
  part: Fields,
  pick: (column: Column) => unknown = ({ field }) => valueAt(part, field),
) =>
  sheet.columns.map((column) => {
    const value = pick(column);
    return value === undefined ? '' : neutralised(column.codec.write(value));
  });

type Rows = (sheet: Sheet, line: ExportedLine) => string[][];

const isNone = (value: unknown) => Array.isArray(value) && value.length === 0;

const rowsOf: Readonly<Record<Sheet['id'], Rows>> = {
  patients: (sheet, line) => [rowOf(sheet, line)],
  visits: (sheet, { reference, visits }) => visits.map((visit) => rowOf(sheet, { ...visit, reference })),
  treatments: (sheet, { reference, treatments }) =>
    treatments.map((treatment) => {
      const complications = isNone(treatment.complications) ? noComplications : undefined;
      return rowOf(sheet, { ...treatment, reference, complications });
    }),
  complications: (sheet, { reference, treatments }) =>
    treatments.flatMap(({ key, complications }) =>
      ((complications as Fields[] | undefined) ?? []).map((one) =>
        rowOf(sheet, { ...one, reference, treatment: key }),
      ),
    ),
  // A row for each form of an invitation, answered or not, so that the invitation stays whole.
  answers: (sheet, { reference, invitations }) =>
    invitations.flatMap(({ answers, forms, ...invitation }) =>
      (forms as string[]).map((form) => {
        const answer = (answers as Record<string, Fields> | undefined)?.[form];
        const whole = { ...invitation, reference, forms: form, ...answer };
        return rowOf(sheet, whole, ({ field, form: own }) =>
          own !== undefined && own !== form ? undefined : valueAt(whole, field),
        );
      }),
    ),
};

/**
 * Writes lines of an export as the sheets of the area's template, with fields that the area does not ask for
 * if held.
 */
export function writeTables(area: Area, lines: readonly ExportedLine[]): WrittenTable[] {
  return sheetsOf(area).map((sheet) => {
    const rows = lines.flatMap((line) => rowsOf[sheet.id](sheet, line));
    const isShown = sheet.columns.map(
      (column, index) => isAsked(column) || rows.some((row) => row[index] !== ''),
    );
    const headers = sheet.columns.map(({ header }) => header);
    return {
      name: sheet.name,
      rows: [headers, ...rows].map((row) => row.filter((_, index) => isShown[index])),
      isText: sheet.columns.filter((_, index) => isShown[index]).map(({ codec }) => codec.isText === true),
    };
  });
}
