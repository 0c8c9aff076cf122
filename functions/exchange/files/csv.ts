import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import type { WrittenTable } from '../template/write-tables.ts';
import { type Cell, textOf } from './codec.ts';
import { checkSize, type Table, UnreadableFile } from './table.ts';

/**
 * CSV as Swedish spreadsheets write it. A file holds one sheet of the template, or several below each other, each
 * beginning with its headers: that is how an export keeps everything in one file.
 */

/** Bytes as text: UTF-16 where a mark says so, UTF-8 where they are that, otherwise Windows-1252. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** What separates the cells: what there is most of among the headers. */
function delimiterOf(text: string): string {
  const headers = /^[\s]*([^\r\n]*)/.exec(text)?.[1] ?? '';
  const count = (delimiter: string) => headers.split(delimiter).length;
  return [';', ',', '\t'].sort((one, other) => count(other) - count(one))[0] ?? ';';
}

type Parsed = { info: { lines: number }; record: string[] };

const isHeader = (cell: Cell) => /^referens\s*\**$/i.test(textOf(cell));

/** Rows cut where the next sheet's headers begin. */
function cut(name: string, rows: Table['rows']): Table[] {
  const tables: { name: string; rows: Table['rows'][number][] }[] = [];
  for (const row of rows) {
    const current = tables.at(-1);
    if (!current || isHeader(row.cells[0])) tables.push({ name, rows: [row] });
    else current.rows.push(row);
  }
  return tables;
}

/**
 * @param name of the file, for errors
 * @throws UnreadableFile where it is not CSV
 */
export function readCsv(name: string, bytes: Uint8Array): Table[] {
  checkSize(bytes);
  const text = decode(bytes);
  if (text.includes('\0')) throw new UnreadableFile('Filen är inte en CSV-fil.');
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
    const rows = (parsed as unknown as Parsed[]).map(({ info, record }) => ({
      number: info.lines,
      cells: record,
    }));
    const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    return filled.length > 0 ? cut(name, filled) : [{ name, rows: [] }];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error && typeof error.lines === 'number' ? ` (rad ${error.lines})` : '';
    throw new UnreadableFile(`Citattecknen i filen går inte ihop${line}.`);
  }
}

const quoted = (text: string) => (/[";\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The sheets below each other, in UTF-8 with the mark that spreadsheets look for. */
export function writeCsv(tables: readonly WrittenTable[]): string {
  const parts = tables.map(({ rows }) => rows.map((row) => `${row.map(quoted).join(';')}\r\n`).join(''));
  return `\uFEFF${parts.join('\r\n')}`;
}
