import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import type { WrittenTable } from '../template/write-tables.ts';
import { kept } from './codec.ts';
import { decode } from './encoding.ts';
import { checkSize, type Table, UnreadableFile } from './table.ts';

/**
 * Reads and writes CSV as Swedish spreadsheets do. A file holds one sheet of the template, or several below
 * each other, each beginning with its headers (see headers.ts): so an export keeps everything in one file.
 */

/** A first line that tells spreadsheets which character separates the cells: `sep=;`. */
const separatorLine = /^\uFEFF?"?sep=([^"\r\n])"?(?:\r\n|\r|\n)/i;

/** Finds the separator of the cells: the most frequent one in the headers. */
function delimiterOf(text: string): string {
  const headers = /^[\s]*([^\r\n]*)/.exec(text)?.[1] ?? '';
  const count = (delimiter: string) => headers.split(delimiter).length;
  return [';', ',', '\t', '|'].sort((one, other) => count(other) - count(one))[0] ?? ';';
}

type Parsed = { info: { lines: number }; record: string[] };

/**
 * @param name of the file, for errors
 * @param headers of the template, folded: they show which encoding is right
 * @throws UnreadableFile when the text is not CSV
 */
export function readCsv(name: string, bytes: Uint8Array, headers: ReadonlySet<string> = new Set()): Table[] {
  checkSize(bytes);
  const whole = decode(bytes, headers);
  const [line = '', separator] = separatorLine.exec(whole) ?? [];
  const text = whole.slice(line.length);
  if (text.includes('\0')) throw new UnreadableFile('Filen är inte en CSV-fil.');
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter: separator ?? delimiterOf(text),
      info: true,
      // Files that went through several programs may have several kinds of line ends.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
    });
    const rows = (parsed as unknown as Parsed[]).map(({ info, record }) => ({
      number: info.lines + (line === '' ? 0 : 1),
      cells: record,
    }));
    const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    return [{ name, rows: filled }];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error && typeof error.lines === 'number' ? ` (rad ${error.lines})` : '';
    throw new UnreadableFile(`Citattecknen i filen går inte ihop${line}.`);
  }
}

const quoted = (text: string) => (/[";\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Writes the sheets below each other, in UTF-8 with the byte order mark that spreadsheets look for. */
export function writeCsv(tables: readonly WrittenTable[]): string {
  const parts = tables.map(({ rows, isText = [] }) =>
    rows
      .map((row, number) =>
        row.map((cell, column) => quoted(number > 0 && isText[column] ? kept(cell) : cell)).join(';'),
      )
      .map((line) => `${line}\r\n`)
      .join(''),
  );
  return `\uFEFF${parts.join('\r\n')}`;
}
