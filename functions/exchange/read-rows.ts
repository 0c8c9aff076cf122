import type { Area } from '../domain/care/area.ts';
import { columnsLimit } from '../domain/limits.ts';
import { type Cell, folded, textOf } from './files/codec.ts';
import type { RowError, Table } from './files/table.ts';
import type { Column, Sheet, SheetId } from './template/column.ts';
import { cutAtHeaders, headerIn, headersOf, namesOf, seenIn } from './template/headers.ts';
import { sheetsOf } from './template/sheets.ts';

/** A row whose cells have been read: the values, by column. */
export type ReadRow = {
  sheet: Sheet;
  number: number;
  reference: string;
  values: ReadonlyMap<Column, unknown>;
  errors: readonly RowError[];
};

/** Names a column as spreadsheets do: 28 is AB. */
const columnName = (column: number): string =>
  column > 26
    ? columnName(Math.floor((column - 1) / 26)) + columnName(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column);

/** Longest quotation of a file's text in an error, in characters. */
const told = 80;

const isIn = (headers: readonly string[]) => (column: Column) =>
  namesOf(column).some((name) => headers.includes(name));

const knows = (sheet: Sheet, headers: readonly string[]) => sheet.columns.filter(isIn(headers)).length;

const missingFrom = (sheet: Sheet, headers: readonly string[]) =>
  sheet.columns.filter((column) => column.required && !isIn(headers)(column));

/** Finds the sheet of a table: by its name, otherwise by its headers. */
function sheetFor(sheets: readonly Sheet[], table: Table, headers: readonly string[]): Sheet | undefined {
  const byName = sheets.find((sheet) => folded(sheet.name) === folded(table.name));
  if (byName && !table.isPart) return byName;
  return byKnown(
    sheets.filter((sheet) => missingFrom(sheet, headers).length === 0),
    headers,
  )[0];
}

const byKnown = (sheets: readonly Sheet[], headers: readonly string[]) =>
  sheets.toSorted((one, other) => knows(other, headers) - knows(one, headers));

const listed = (columns: readonly Column[]) => columns.map((column) => column.header).join(', ');

/**
 * Describes the expected first row: the headers missing for the most similar sheet, or else the first
 * sheet's.
 */
function unknownHeaders(sheets: readonly Sheet[], headers: readonly string[]): string {
  const [nearest] = byKnown(sheets, headers);
  const names = sheets.map(({ name }) => name).join(', ');
  const all = `Mallens blad är ${names}.`;
  if (!nearest) return all;
  const required = listed(nearest.columns.filter((column) => column.required));
  const missing = listed(missingFrom(nearest, headers));
  return knows(nearest, headers) > 1
    ? `Rubrikerna känns inte igen. Närmast är bladet ${nearest.name}, men här saknas: ${missing}.`
    : `Rubrikerna känns inte igen. Väntade för bladet ${nearest.name}: ${required}. ${all}`;
}

/** Sheets of a workbook that explain it and hold no data. */
const explaining = ['läs mig', 'läsmig', 'instruktion', 'instruktioner'];

type Layout = { sheet: Sheet; columns: (Column | undefined)[] };

function layoutOf(area: Area, table: Table, report: (error: RowError) => void): Layout | undefined {
  const [first] = table.rows;
  const row = first?.number ?? 0;
  const width = first?.cells.length ?? 0;
  if (width > columnsLimit) {
    const message = `Bladet har ${width} kolumner. Mallens blad har högst ${columnsLimit}: ta bort dem som inte hör dit.`;
    report({ sheet: table.name, row, message });
    return undefined;
  }
  const headers = (first?.cells ?? []).map(headerIn);
  const sheets = sheetsOf(area);
  const sheet = sheetFor(sheets, table, headers);
  if (table.isHidden) {
    // A helper sheet is not meant to hold patients; one of the template's sheets may be.
    if (!sheet) return undefined;
    const message = 'Bladet är dolt i arbetsboken. Ta fram det eller ta bort det.';
    report({ sheet: table.name, row: 0, message });
    return undefined;
  }
  if (!sheet) {
    report({ sheet: table.name, row, message: unknownHeaders(sheets, headers) });
    return undefined;
  }
  const called = new Map(sheet.columns.flatMap((column) => namesOf(column).map((name) => [name, column])));
  const columns = headers.map((name) => called.get(name));
  for (const [index, column] of columns.entries()) {
    const cell = first?.cells[index] ?? '';
    const name = seenIn(cell).slice(0, told);
    if (typeof cell !== 'string') {
      report({ sheet: sheet.name, row, column: name || columnName(index + 1), message: cell.message });
      continue;
    }
    if (name === '') continue;
    if (!column) {
      report({ sheet: sheet.name, row, column: name, message: 'Kolumnen finns inte i mallen.' });
    } else if (columns.indexOf(column) < index) {
      report({ sheet: sheet.name, row, column: name, message: 'Kolumnen står två gånger.' });
    }
  }
  for (const column of sheet.columns) {
    if (column.required && !columns.includes(column)) {
      report({ sheet: sheet.name, row, column: column.header, message: 'Kolumnen saknas.' });
    }
  }
  return { sheet, columns };
}

function readRow({ sheet, columns }: Layout, number: number, cells: readonly Cell[]): ReadRow {
  const errors: RowError[] = [];
  const values = new Map<Column, unknown>();
  const referenceAt = columns.findIndex((column) => column?.field === 'reference');
  const reference = seenIn(cells[referenceAt]);
  const report = (message: string, column?: string) =>
    errors.push({ sheet: sheet.name, row: number, column, message, ...(reference ? { reference } : {}) });
  for (const [index, cell] of cells.entries()) {
    const column = columns[index];
    if (typeof cell !== 'string') {
      report(cell.message, column?.header ?? columnName(index + 1));
      continue;
    }
    const text = textOf(cell);
    if (text === '') continue;
    if (!column) {
      report('Raden har innehåll i en kolumn utan rubrik.');
      continue;
    }
    const read = column.codec.read(text);
    if ('message' in read) report(read.message, column.header);
    else values.set(column, read.value);
  }
  for (const column of columns) {
    const isMissing = column?.required && !values.has(column);
    if (isMissing && !errors.some((error) => error.column === column.header)) {
      report('Uppgiften saknas.', column.header);
    }
  }
  return { sheet, number, reference, values, errors };
}

type ReadRows = {
  rows: Readonly<Record<SheetId, ReadRow[]>>;
  /** The file does not follow the template; no part of it is used. */
  unusable: RowError[];
  /** The names of hidden sheets outside the template: they are not read. */
  passedOver: string[];
};

/** Reads the tables of a file as the sheets of an area's template. Empty rows are skipped. */
export function readRows(area: Area, tables: readonly Table[]): ReadRows {
  const rows: Record<SheetId, ReadRow[]> = {
    patients: [],
    visits: [],
    treatments: [],
    complications: [],
    answers: [],
  };
  const unusable: RowError[] = [];
  const passedOver: string[] = [];
  const known = headersOf(area);
  for (const table of tables.flatMap((one) => cutAtHeaders(one, known))) {
    if (table.rows.length === 0 || explaining.includes(folded(table.name))) continue;
    const layout = layoutOf(area, table, (error) => unusable.push(error));
    if (!layout) {
      if (table.isHidden) passedOver.push(table.name);
      continue;
    }
    for (const { number, cells } of table.rows.slice(1)) {
      if (cells.some((cell) => textOf(cell) !== '' || typeof cell !== 'string'))
        rows[layout.sheet.id].push(readRow(layout, number, cells));
    }
  }
  if (tables.every((table) => table.rows.length === 0)) {
    unusable.push({ sheet: tables[0]?.name ?? '', row: 1, message: 'Filen är tom.' });
  }
  return { rows, unusable, passedOver };
}
