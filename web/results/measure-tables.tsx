import type { Measure } from '../../functions/domain/measure/measure.ts';
import type { MeasuredArea } from '../../functions/domain/measure/measured-area.ts';
import { type PublicLine, publicLines } from '../../functions/domain/report/public-results.ts';
import type { PublishedMeasure } from '../../functions/domain/report/publication/publication.ts';
import { numberText } from './numbers.ts';
import type { ResultTexts } from './texts.ts';

/** A place and its result of a measure. */
export type MeasuredPlace = { name: string; result: PublishedMeasure | undefined };

type TablesProps = {
  texts: ResultTexts;
  area: MeasuredArea;
  measure: Measure;
  places: readonly MeasuredPlace[];
};

/** Every number of a measure, the places beside each other. Regions are told for the country alone. */
export function MeasureTables({ texts, area, measure, places }: TablesProps) {
  const columns = places.map(({ name, result }) => ({
    name,
    lines: result ? publicLines(area, measure, result) : [],
  }));
  const all = new Map(columns.flatMap(({ lines }) => lines).map((line) => [line.id, line]));
  const groups = Map.groupBy(all.values(), ({ name, part }) => (part === undefined ? '' : name));
  return (
    <details class="numbers-all">
      <summary>
        {texts.numbers}
        <span class="unseen">: {measure.name}</span>
      </summary>
      {[...groups].flatMap(([title, lines]) =>
        [...Map.groupBy(lines, ({ id }) => holding(columns, id).join())].map(([key, rows]) => (
          <NumbersTable
            key={`${title}${key}`}
            texts={texts}
            title={title || measure.name}
            rows={rows}
            columns={columns.filter((_, index) => key.split(',').includes(String(index)))}
          />
        )),
      )}
    </details>
  );
}

type Lines = { name: string; lines: readonly PublicLine[] };

/** The places that have a line, by their index. */
const holding = (columns: readonly Lines[], id: string): number[] =>
  columns.flatMap(({ lines }, index) => (lines.some((line) => line.id === id) ? [index] : []));

type MeasureNumbersProps = {
  texts: ResultTexts;
  title: string;
  rows: readonly PublicLine[];
  columns: readonly Lines[];
};

const NumbersTable = ({ texts, title, rows, columns }: MeasureNumbersProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
  <section class="numbers" aria-label={title} tabIndex={0}>
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.category}</th>
          {columns.map(({ name }) => (
            <th key={name} scope="col" class="numeric">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, part }) => (
          <tr key={id}>
            <th scope="row">{part ?? name}</th>
            {columns.map((column) => (
              <td key={column.name} class="numeric">
                {lineText(
                  texts,
                  column.lines.find((line) => line.id === id),
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

function lineText(texts: ResultTexts, line: PublicLine | undefined): string {
  if (!line) return texts.none;
  const { n, of } = line;
  if (of === undefined) return numberText(texts, n);
  return n === null || of === null ? texts.notShown : texts.of(numberText(texts, n), numberText(texts, of));
}
