import { breakdownsOf, type Measure } from '../../measure/measure.ts';
import type { MeasuredArea } from '../../measure/measured-area.ts';
import { reportLines } from '../report-lines.ts';

/** A number of a publication in Swedish words. */
export type NumberName = {
  measure: string;
  /** What is counted. */
  name: string;
  /** The category, the answer, or the part of a share. */
  part?: string;
};

/** The parts of a share or of a response rate. */
const partWords: Readonly<Record<string, string>> = {
  numerator: 'Täljare',
  denominator: 'Nämnare',
  answered: 'Besvarade',
  sent: 'Skickade',
};

/** The categories that are published of a unit alone. */
const unitNames = (area: MeasuredArea, measure: Measure): [string, NumberName][] =>
  breakdownsOf(measure, area).flatMap(({ id, name, ofUnit }) =>
    (ofUnit?.categories ?? []).map((category): [string, NumberName] => [
      `${measure.id}.${id}.${category.id}`,
      { measure: measure.id, name, part: category.name },
    ]),
  );

/** Makes a function that names the numbers of an area's publications by their ids, `ID.homeRegion.own`. */
export function numberNames(area: MeasuredArea, year: number): (cell: string) => NumberName {
  const measures = area.measures.map(({ id, kind, name }) => ({ id, kind, name }));
  const lines = reportLines(area, { year, counters: {}, measures });
  const names = new Map<string, NumberName>([
    ...area.measures.flatMap((measure) => unitNames(area, measure)),
    ...lines.map(({ id, measure, name, part }): [string, NumberName] => [
      id,
      { measure, name, ...(part === undefined ? {} : { part }) },
    ]),
  ]);
  return (cell) => {
    const at = cell.lastIndexOf('.');
    const [whole, last] = [cell.slice(0, at), cell.slice(at + 1)];
    const named = names.get(cell);
    if (named) return named;
    const part = partWords[last];
    const parent = names.get(whole) ?? { measure: whole, name: whole };
    return part === undefined ? parent : { ...parent, part };
  };
}
