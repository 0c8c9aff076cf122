import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../functions/domain/areas/perifer-facialispares.ts';
import { readCsv, writeCsv } from '../../functions/exchange/files/csv.ts';
import type { Table } from '../../functions/exchange/files/table.ts';
import { readXlsx } from '../../functions/exchange/files/xlsx.ts';
import { readTables } from '../../functions/exchange/read-tables.ts';
import { headersOf } from '../../functions/exchange/template/headers.ts';
import { type ExportedLine, writeTables } from '../../functions/exchange/template/write-tables.ts';

/** Patients whose references and keys spreadsheets would turn into numbers, dates, times and truth values. */
const patients: ExportedLine[] = JSON.parse(
  readFileSync(new URL('fixtures/patients.json', import.meta.url), 'utf8'),
);
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));

function patientsIn(tables: Table[]) {
  const { patients: read, errors } = readTables(area, tables);
  expect(errors).toEqual([]);
  return read.map(({ line }) => line);
}
const inCsv = (bytes: Uint8Array) => patientsIn(readCsv('x.csv', bytes, headersOf(area)));
const exported = () => writeCsv(writeTables(area, patients));

describe('an export that a spreadsheet opened and saved holds the same patients', () => {
  it('as CSV by LibreOffice, which fills every row up', () => {
    expect(inCsv(fixture('csv-saved-by-libreoffice.csv'))).toEqual(patients);
  });

  it.each(['csv-saved-as-workbook-by-libreoffice.xlsx', 'workbook-saved-by-libreoffice.xlsx'])(
    'as a workbook: %s',
    async (name) => {
      expect(patientsIn(await readXlsx(fixture(name)))).toEqual(patients);
    },
  );

  // Excel drops a row's last empty cells, uses its own truth words, and writes no mark of its encoding.
  it.each<[string, (text: string) => Uint8Array]>([
    ['Windows-1252', (text) => Uint8Array.from(Buffer.from(text, 'latin1'))],
    ['UTF-16', (text) => Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
    ['UTF-16 the other way', (text) => Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16())],
    ['UTF-8 with a line about separators', (text) => Buffer.from(`\uFEFFsep=;\r\n${text}`)],
  ])('as CSV by Excel, in %s', (_, encoded) => {
    const saved = exported()
      .replace(/^\uFEFF/, '')
      .replace(/;+(?=\r\n)/g, '')
      .replaceAll(';ja', ';SANT')
      .replaceAll(';nej', ';FALSKT');
    expect(saved).not.toBe(exported());
    expect(inCsv(encoded(saved))).toEqual(patients);
  });

  it('as CSV with lines that end in several ways', () => {
    let line = 0;
    const mixed = exported().replaceAll('\r\n', () => ['\r\n', '\n', '\r'][line++ % 3] ?? '');
    expect(inCsv(Buffer.from(mixed))).toEqual(patients);
  });

  it('as tab-separated text', () => {
    expect(inCsv(Buffer.from(exported().replaceAll(';', '\t')))).toEqual(patients);
  });
});
