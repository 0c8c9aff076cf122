import type { MeasuredArea } from '../../domain/measure/measured-area.ts';
import { type PublicLine, type PublicResults, publicLines } from '../../domain/report/public-results.ts';
import { neutralised } from '../files/codec.ts';
import { writeCsv } from '../files/csv.ts';
import { lineHeaders, percentText } from './report-files.ts';

/** The word for a hidden number, the same on every page and in every file. */
const notShown = 'visas inte';

const numberText = (n: number | null) => (n === null ? notShown : String(n));

function cellsOf({ id, name, part = '', n, of }: PublicLine, measure: string): string[] {
  const share = of === undefined || of === null || of === 0 || n === null ? '' : percentText(n, of);
  return [measure, id, name, part, numberText(n), of === undefined ? '' : numberText(of), share];
}

/** Writes published results as CSV: a number a row. */
export function publicCsv(area: MeasuredArea, { country, units }: PublicResults): string {
  const places = [{ name: 'Riket', measures: country.measures }, ...units];
  const rows = places.flatMap(({ name, measures }) =>
    area.measures.flatMap((measure) => {
      const result = measures.find(({ id }) => id === measure.id);
      const lines = result ? publicLines(area, measure, result) : [];
      return lines.map((line) => [name, ...cellsOf(line, measure.id)].map(neutralised));
    }),
  );
  return writeCsv([{ name: 'Resultat', rows: [['Enhet', ...lineHeaders], ...rows] }]);
}
