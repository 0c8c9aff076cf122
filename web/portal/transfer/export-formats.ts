import type { Area } from '../../../functions/domain/care/area.ts';
import { explanation, templateTables } from '../../../functions/exchange/template/template.ts';
import { type ExportedLine, writeTables } from '../../../functions/exchange/template/write-tables.ts';
import { csvCode, workbookCode } from './file-code.ts';

/** The file formats of the export; files of every format can be imported again. */
export const exportFormats = ['xlsx', 'csv', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Makes one file of the pages of an export, each lines of JSON. */
export async function exportAs(format: ExportFormat, area: Area, pages: readonly string[]): Promise<Blob> {
  if (format === 'ndjson') return new Blob([...pages], { type: 'application/x-ndjson' });
  const lines = pages.flatMap((page) => page.split('\n').filter(Boolean));
  const tables = writeTables(
    area,
    lines.map((line) => JSON.parse(line) as ExportedLine),
  );
  if (format === 'xlsx') return (await workbookCode()).writeXlsx(tables);
  return new Blob([(await csvCode()).writeCsv(tables)], { type: 'text/csv' });
}

/** Makes the template, with examples in it and a sheet that explains every column. */
export async function template(area: Area): Promise<Blob> {
  return (await workbookCode()).writeXlsx([...templateTables(area), explanation(area)]);
}
