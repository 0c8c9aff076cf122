import writeWorkbook from 'write-excel-file/universal';
import { placesLimit, unpackedLimit } from '../../domain/limits.ts';
import type { WrittenTable } from '../template/write-tables.ts';
import type { Cell } from './codec.ts';
import { readSheet } from './sheet-cells.ts';
import { escaped } from './shown-text.ts';
import { checkSize, type Table, UnreadableFile } from './table.ts';
import { unpacked } from './unpack.ts';
import { isDamaged, type Workbook, workbookOf } from './workbook.ts';

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Reads a workbook, in the browser and in Node alike: every cell as people see it in a spreadsheet, or the
 * reason why not.
 * @throws UnreadableFile when it is no workbook, or unpacks to more than the limit
 */
export async function readXlsx(bytes: Uint8Array): Promise<Table[]> {
  checkSize(bytes);
  try {
    return tablesOf(workbookOf(unpacked(bytes)));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    // Any failure to unpack a broken workbook is the file's fault.
    throw isDamaged(error);
  }
}

const tooMany = () =>
  new UnreadableFile(
    'Arbetsbokens celler ligger för långt ifrån varandra. Ta bort det som står långt ut till höger eller långt ner på bladen, eller dela upp arbetsboken i flera.',
  );

/** Reads the sheets with cells; cells that several sheets point to belong to one of them. */
function tablesOf({ sheets, context }: Workbook): Table[] {
  const tables = new Map<Uint8Array, Table>();
  let [places, characters] = [0, 0];
  for (const { name, part, isHidden } of sheets) {
    if (tables.has(part)) continue;
    const sheet = readSheet(part, context);
    places += sheet.places;
    if (places > placesLimit) throw tooMany();
    const rows = [...sheet.rows].sort(([one], [other]) => one - other);
    // A workbook holds each text once, however many cells show it.
    for (const [, cells] of rows)
      for (const cell of cells.values()) characters += typeof cell === 'string' ? cell.length : 0;
    if (characters > unpackedLimit) throw new UnreadableFile('Arbetsbokens celler har för mycket text.');
    tables.set(part, {
      name,
      rows: rows.map(([number, cells]) => ({ number, cells: inColumns(cells) })),
      ...(isHidden ? { isHidden: true as const } : {}),
    });
  }
  return [...tables.values()];
}

const inColumns = (cells: ReadonlyMap<number, Cell>): Cell[] =>
  Array.from({ length: Math.max(...cells.keys()) }, (_, index) => cells.get(index + 1) ?? '');

const bold = 'bold' as const;

/** Writes a workbook: every cell is text, so that codes, dates and references stay unchanged. */
export async function writeXlsx(tables: readonly WrittenTable[]): Promise<Blob> {
  const sheets = tables.map(({ name, rows: [headers = [], ...rows] }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: headers.map((header) => ({ width: Math.max(12, header.length + 2) })),
    data: [
      headers.map((value) => ({ value: escaped(value), type: String, fontWeight: bold })),
      ...rows.map((row) =>
        row.map((value) => (value === '' ? null : { value: escaped(value), type: String, format: '@' })),
      ),
    ],
  }));
  return writeWorkbook(sheets).toBlob();
}
