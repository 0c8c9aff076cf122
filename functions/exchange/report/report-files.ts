import type { MeasuredArea } from '../../domain/measure/measured-area.ts';
import { type ReportLine, reportLines } from '../../domain/report/report-lines.ts';
import { contentIn, type SignedReport } from '../../domain/report/signed-report.ts';
import { neutralised } from '../files/codec.ts';
import { writeCsv } from '../files/csv.ts';
import { workbookType, writeXlsx } from '../files/xlsx.ts';
import type { WrittenTable } from '../template/write-tables.ts';

/** A signed report as tables: every figure on a row, and what was signed. */

export const reportTypes = { csv: 'text/csv', xlsx: workbookType } as const;

/** The heads of the cells of a figure. */
export const lineHeaders = ['Mått', 'Beteckning', 'Uppgift', 'Del', 'Antal', 'Av', 'Andel (%)'];

/** Shares with one decimal and a comma, as Swedish spreadsheets read them. */
export const percentText = (n: number, of: number) => ((100 * n) / of).toFixed(1).replace('.', ',');

/** Writes a figure as cells; a number that is not shown yet says so. */
export const lineCells = ({ measure, id, name, part = '', n, of }: ReportLine): string[] => [
  measure,
  id,
  name,
  part,
  n === null ? 'visas inte än' : String(n),
  of === undefined ? '' : String(of),
  of === undefined || of === 0 || n === null ? '' : percentText(n, of),
];

function tablesOf(area: MeasuredArea, signed: SignedReport): WrittenTable[] {
  const content = contentIn(signed);
  const { unit, year, period, definitions, comments } = content;
  const unitName = area.units.find(({ id }) => id === unit)?.name ?? unit;
  const about: [string, string][] = [
    ['Område', area.name],
    ['Enhet', unitName],
    ['Mätår', String(year)],
    ['Mätperiod', `${period.from}–${period.to}`],
    ['Definitioner', definitions],
    ['Version', String(signed.version)],
    ['Signerad', signed.signedAt],
    ['Signerad av', signed.signedBy],
    ...(signed.reason === undefined ? [] : [['Orsak till rättelse', signed.reason] as [string, string]]),
    ['Kontrollsumma', signed.hash],
    ['Föregående kontrollsumma', signed.previous],
  ];
  const said = comments.map(({ text, comment }) => [text, comment]);
  const texts = (rows: string[][]) => rows.map((row) => row.map(neutralised));
  return [
    { name: 'Årsrapport', rows: [lineHeaders, ...texts(reportLines(area, content).map(lineCells))] },
    { name: 'Om rapporten', rows: [['Fält', 'Värde'], ...texts(about)] },
    { name: 'Kommentarer', rows: [['Fråga', 'Kommentar'], ...texts(said)] },
  ];
}

export const reportCsv = (area: MeasuredArea, signed: SignedReport): string =>
  writeCsv(tablesOf(area, signed));

export async function reportWorkbook(
  area: MeasuredArea,
  signed: SignedReport,
): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await writeXlsx(tablesOf(area, signed));
  return new Uint8Array(await blob.arrayBuffer());
}
