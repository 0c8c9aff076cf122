import readWorkbook, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/universal';
import writeWorkbook from 'write-excel-file/universal';
import type { Cell } from './codec.ts';
import { checkSize, type Table, UnreadableFile } from './table.ts';
import { unpacked } from './unpack.ts';
import type { WrittenTable } from './write-tables.ts';

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Reads a workbook, in the browser and in Node alike.
 * @throws UnreadableFile where it is none, or unpacks to more than is sensible
 */
export async function readXlsx(bytes: Uint8Array): Promise<Table[]> {
  checkSize(bytes);
  try {
    const sheets = await readWorkbook(unpacked(bytes));
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row, index) => ({ number: index + 1, cells: row as unknown as Cell[] })),
    }));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const isBroken = error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError;
    const message = 'Filen är ingen arbetsbok i formatet XLSX, eller så är den skadad.';
    // Whatever a broken workbook makes the reader stumble over, it is the file's fault.
    throw new UnreadableFile(message, isBroken ? undefined : { cause: error });
  }
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
