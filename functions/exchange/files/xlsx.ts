import readWorkbook, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/universal';
import writeWorkbook from 'write-excel-file/universal';
import { unpackedLimit } from '../../domain/limits.ts';
import type { WrittenTable } from '../template/write-tables.ts';
import type { Cell } from './codec.ts';
import { checkSize, type Table, UnreadableFile } from './table.ts';
import { unpacked } from './unpack.ts';

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Reads a workbook, in the browser and in Node alike.
 * @throws UnreadableFile where it is none, or unpacks to more than is sensible
 */
export async function readXlsx(bytes: Uint8Array): Promise<Table[]> {
  checkSize(bytes);
  try {
    return tablesOf(await readWorkbook(unpacked(bytes)));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const isBroken = error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError;
    const message = 'Filen är ingen arbetsbok i formatet XLSX, eller så är den skadad.';
    // Whatever a broken workbook makes the reader stumble over, it is the file's fault.
    throw new UnreadableFile(message, isBroken ? undefined : { cause: error });
  }
}

/** The sheets with cells: charts have none, and cells that several sheets point to are one sheet's. */
function tablesOf(sheets: readonly { sheet: string; data: unknown[][] | undefined }[]): Table[] {
  const tables = new Map<unknown, Table>();
  let characters = 0;
  for (const { sheet, data } of sheets) {
    if (!data || tables.has(data)) continue;
    const rows = data.map((row, index) => ({ number: index + 1, cells: row as Cell[] }));
    tables.set(data, { name: sheet, rows });
    // A workbook holds a text once, however many cells say it.
    for (const row of data) for (const cell of row) characters += typeof cell === 'string' ? cell.length : 0;
    if (characters > unpackedLimit) throw new UnreadableFile('Arbetsbokens celler har för mycket text.');
  }
  return [...tables.values()];
}

const bold = 'bold' as const;

/** Writes a workbook: every cell is text, so that codes, dates and references stay as they are. */
export async function writeXlsx(tables: readonly WrittenTable[]): Promise<Blob> {
  const sheets = tables.map(({ name, rows: [headers = [], ...rows] }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: headers.map((header) => ({ width: Math.max(12, header.length + 2) })),
    data: [
      headers.map((value) => ({ value, type: String, fontWeight: bold })),
      ...rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String, format: '@' }))),
    ],
  }));
  return writeWorkbook(sheets).toBlob();
}
