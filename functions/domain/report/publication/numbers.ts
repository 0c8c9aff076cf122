import { periodOf, type Unit } from '../../care/area.ts';
import type { Counters } from '../../measure/counters.ts';
import { type Figure, figuresOf } from '../../measure/figure.ts';
import { type Breakdown, breakdownsOf, type Measure } from '../../measure/measure.ts';
import type { MeasuredArea } from '../../measure/measured-area.ts';
import { openWindows } from '../../measure/window.ts';
import { instrumentOf } from '../../survey/instruments/instruments.ts';
import { atMost, equal, type Relation, type TableCell } from './relation.ts';

/** The numbers of one measure in one place, and the sums that hold between them. */
export type MeasureNumbers = { cells: readonly TableCell[]; relations: readonly Relation[] };

/** A place in a year, and what was counted there. */
export type CountedPlace = {
  area: MeasuredArea;
  year: number;
  /** Null for the country. */
  unit: Unit | null;
  counters: Counters;
  isWithheld: boolean;
};

const missing = 'missing';

/** The categories of a breakdown in a place, with the one for unrecorded values. */
export function publishedCategories(breakdown: Breakdown, area: MeasuredArea, unit: Unit | null): string[] {
  const { ofUnit, neverMissing } = breakdown;
  const named = unit && ofUnit ? ofUnit.categories : breakdown.categories(area);
  return [...named.map(({ id }) => id), ...(neverMissing ? [] : [missing])];
}

/** The options of a number of answers. */
export function optionsOf(measure: Measure, id: string): string[] {
  const one = measure.beside.find((beside) => `${measure.id}.${beside.id}` === id);
  if (one?.kind !== 'answers') return [];
  return (instrumentOf(one.form).optionSets[one.optionSet]?.values ?? []).map(String);
}

/** The figures of a measure that are published: not which facts are missing, and not what changes with the day. */
export function publishedFigures(measure: Measure, { area, year, counters }: CountedPlace): Figure[] {
  const figures = figuresOf(measure, counters, { area, year, today: periodOf(area, year).to }) ?? [];
  return figures.filter(({ id, kind }) => kind !== 'gaps' && id !== `${measure.id}.${openWindows}`);
}

const shown = (id: string, value: number): TableCell => ({ id, value, role: 'shown' });

/** A part of a whole, what is left of the whole, and that they sum. */
const partOfWhole = (part: TableCell, whole: TableCell, hides: string, rest: string): MeasureNumbers => ({
  cells: [part, whole, { id: rest, value: whole.value - part.value, role: 'rest', hides }],
  relations: [equal([part.id, rest], [whole.id])],
});

const wholeOf = ({ id, kind }: Measure) => `${id}.${kind === 'count' ? 'count' : 'denominator'}`;

function ofBreakdown(measure: Measure, figure: Figure, { area, unit }: CountedPlace): MeasureNumbers {
  const own = figure.id.slice(measure.id.length + 1);
  const breakdown = breakdownsOf(measure, area).find(({ id }) => id === own);
  if (!breakdown) return { cells: [], relations: [] };
  const { parts = {} } = figure;
  const idOf = (category: string) => `${figure.id}.${category}`;
  const published = publishedCategories(breakdown, area, unit);
  const { ofUnit, overlapping } = breakdown;
  const counted = publishedCategories(breakdown, area, null);
  const groupOf = (category: string) =>
    unit && ofUnit && category !== missing ? ofUnit.categoryOf(category, unit) : category;
  const within = Map.groupBy(counted, groupOf);
  const sums = overlapping ? [] : [equal(published.map(idOf), [wholeOf(measure)])];
  if (published.every((category) => counted.includes(category)))
    return { cells: counted.map((category) => shown(idOf(category), parts[category] ?? 0)), relations: sums };
  const inner = counted.filter((category) => !published.includes(category));
  return {
    cells: [
      ...published.map((category) => {
        const members = within.get(category) ?? [];
        return shown(
          idOf(category),
          members.reduce((sum, one) => sum + (parts[one] ?? 0), 0),
        );
      }),
      ...inner.map(
        (category): TableCell => ({ id: idOf(category), value: parts[category] ?? 0, role: 'inner' }),
      ),
    ],
    relations: [
      ...sums,
      ...published
        .filter((category) => !counted.includes(category))
        .map((category) => equal([idOf(category)], (within.get(category) ?? []).map(idOf))),
    ],
  };
}

function ofFigure(measure: Measure, figure: Figure, place: CountedPlace): MeasureNumbers {
  const { id, kind, n, of = 0, parts = {}, parent } = figure;
  const value = n ?? 0;
  const withheld = place.isWithheld && kind !== 'forms';
  const own = (cell: TableCell): TableCell => (withheld ? { ...cell, withheld: true } : cell);
  switch (kind) {
    case 'breakdown':
      return ofBreakdown(measure, figure, place);
    case 'forms':
      return partOfWhole(
        shown(`${id}.answered`, value),
        shown(`${id}.sent`, of),
        `${id}.answered`,
        `${id}.rest`,
      );
    case 'answers': {
      const options = optionsOf(measure, id);
      return {
        cells: [own(shown(id, value)), ...options.map((one) => own(shown(`${id}.${one}`, parts[one] ?? 0)))],
        relations: [
          equal(
            options.map((one) => `${id}.${one}`),
            [id],
          ),
        ],
      };
    }
    case 'share': {
      if (parent === undefined) {
        const [part, whole] = [own(shown(`${id}.numerator`, value)), shown(`${id}.denominator`, of)];
        // More answers than patients were shown where patients were deleted after a group had closed.
        return value > of
          ? { cells: [part, whole], relations: [] }
          : partOfWhole(part, whole, part.id, `${id}.rest`);
      }
      const answers = answersOf(measure, id);
      if (!answers) return { cells: [], relations: [] };
      const whole = own(shown(answers, of));
      return partOfWhole(own(shown(`${parent}.numerator`, value)), whole, answers, `${id}.rest`);
    }
    default:
      return parent === undefined
        ? { cells: [shown(`${id}.count`, value)], relations: [] }
        : { cells: [shown(id, value)], relations: [atMost([id], [wholeOf(measure)])] };
  }
}

/** The number of answers that a share is of. */
export function answersOf(measure: Measure, id: string): string | undefined {
  const one = measure.beside.find((beside) => `${measure.id}.${beside.id}` === id);
  return one?.kind === 'share-of-answers' ? `${measure.id}.${one.answers}` : undefined;
}

/** Lists a measure's numbers in a place; none for a year in which the measure is not reported yet. */
export function numbersOf(measure: Measure, place: CountedPlace): MeasureNumbers {
  const all = publishedFigures(measure, place).map((figure) => ofFigure(measure, figure, place));
  return { cells: all.flatMap(({ cells }) => cells), relations: all.flatMap(({ relations }) => relations) };
}
