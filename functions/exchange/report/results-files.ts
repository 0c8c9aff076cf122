import type { MeasuredArea } from '../../domain/measure/measured-area.ts';
import type { ReportContent } from '../../domain/report/content.ts';
import { countryOf, type ReportedYear } from '../../domain/report/country.ts';
import { reportLines } from '../../domain/report/report-lines.ts';
import type { SignedReport } from '../../domain/report/signed-report.ts';
import { neutralised } from '../files/codec.ts';
import { writeCsv } from '../files/csv.ts';
import { writeXlsx } from '../files/xlsx.ts';
import type { WrittenTable } from '../template/write-tables.ts';
import { lineCells, lineHeaders } from './report-files.ts';

/** The signed reports of an area and year as tables: every figure of the country and of each unit on a row. */

type UnitSigned = { unit: { name: string }; signed: SignedReport; content: ReportContent };

const countryName = 'Riket';

function tablesOf(area: MeasuredArea, year: number, reports: readonly UnitSigned[]): WrittenTable[] {
  const country = countryOf(
    area,
    year,
    reports.map(({ content }) => content),
  );
  const places: [string, ReportedYear][] = [
    [countryName, country],
    ...reports.map(({ unit, content }): [string, ReportedYear] => [unit.name, content]),
  ];
  const figures = places.flatMap(([name, reported]) =>
    reportLines(area, reported).map((line) => [name, ...lineCells(line)]),
  );
  const signed = reports.map(({ unit, signed: { version, signedAt, hash }, content }) => [
    unit.name,
    String(version),
    signedAt,
    content.definitions,
    hash,
  ]);
  const texts = (rows: string[][]) => rows.map((row) => row.map(neutralised));
  return [
    { name: 'Resultat', rows: [['Enhet', ...lineHeaders], ...texts(figures)] },
    {
      name: 'Rapporter',
      rows: [['Enhet', 'Version', 'Signerad', 'Definitioner', 'Kontrollsumma'], ...texts(signed)],
    },
  ];
}

export const resultsCsv = (area: MeasuredArea, year: number, reports: readonly UnitSigned[]): string =>
  writeCsv(tablesOf(area, year, reports));

export async function resultsWorkbook(
  area: MeasuredArea,
  year: number,
  reports: readonly UnitSigned[],
): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await writeXlsx(tablesOf(area, year, reports));
  return new Uint8Array(await blob.arrayBuffer());
}
