import type { Area } from '../../domain/care/area.ts';
import { type Cell, folded, textOf } from '../files/codec.ts';
import type { Table } from '../files/table.ts';
import { type Column, reference } from './column.ts';
import { sheetsOf } from './sheets.ts';

/** Returns the text that people see in a cell, also in a refused one. */
export const seenIn = (cell: Cell = ''): string =>
  textOf(typeof cell === 'string' ? cell : (cell.seen ?? ''));

/** Folds a cell's text as people write headers: case, spaces and the stars of required columns do not matter. */
export function headerIn(cell: Cell): string {
  const text = seenIn(cell);
  let end = text.length;
  while (text[end - 1] === '*') end -= 1;
  return folded(text.slice(0, end));
}

/** Lists every header that a column is read by. */
export const namesOf = ({ header, formerly = [] }: Column) => [header, ...formerly].map(folded);

/** Lists every header that an area's template has or had, folded: they show a file's encoding. */
export const headersOf = (area: Area): ReadonlySet<string> =>
  new Set(sheetsOf(area).flatMap(({ columns }) => columns.flatMap(namesOf)));

/**
 * Whether a row is the headers of a sheet. A patient may have `Referens` as a reference, a key or a wording, but most
 * cells of such a row are no headers: every row has dates or choices.
 */
function isHeaders(cells: readonly Cell[], known: ReadonlySet<string>): boolean {
  const start = folded(reference.header);
  if (!cells.some((cell) => headerIn(cell) === start)) return false;
  const names = cells.map(headerIn).filter((name) => name !== '');
  const found = names.filter((name) => known.has(name)).length;
  return found > 1 && found > names.length / 2;
}

/**
 * Cuts a table at the headers of the next one: an export to CSV has all sheets below each other, and so has a
 * workbook saved from it.
 */
export function cutAtHeaders(table: Table, known: ReadonlySet<string>): Table[] {
  const parts: Table['rows'][number][][] = [];
  for (const row of table.rows) {
    const current = parts.at(-1);
    if (!current || isHeaders(row.cells, known)) parts.push([row]);
    else current.push(row);
  }
  if (parts.length < 2) return [table];
  return parts.map((rows) => ({ ...table, rows, isPart: true }));
}
