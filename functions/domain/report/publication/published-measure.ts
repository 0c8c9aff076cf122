import type { Figure } from '../../measure/figure.ts';
import { breakdownsOf, isReported, type Measure } from '../../measure/measure.ts';
import { shareOf, wilson } from '../../measure/share.ts';
import { answersOf, type CountedPlace, optionsOf, publishedCategories, publishedFigures } from './numbers.ts';
import type { PublishedMeasure, ShownNumber } from './publication.ts';

/** Reads a number of a place; null when it is hidden. */
export type ReadNumber = (id: string) => ShownNumber;

const thousandths = (value: number) => Math.round(value * 1000) / 1000;

/** A share, or nothing of it: each of its parts tells the others. */
function publishedShare(numerator: ShownNumber, denominator: ShownNumber, over: ShownNumber) {
  if (numerator === null || denominator === null || over === null)
    return { hidden: true as const, numerator: null, denominator: null, share: null, interval: null };
  const interval = wilson(numerator, over);
  return {
    numerator,
    denominator,
    share: shareOf(numerator, over),
    interval: interval && ([thousandths(interval[0]), thousandths(interval[1])] as const),
  };
}

/** What a measure's share is over: its denominator, or the shown answers where these are more. */
function shareOver(measure: Measure, figures: readonly Figure[], read: ReadNumber): ShownNumber {
  const own = figures.find(({ parent }) => parent === undefined);
  const answers = figures.find(({ kind }) => kind === 'answers');
  const isOver = answers && (answers.n ?? 0) > (own?.of ?? 0);
  return read(isOver ? answers.id : `${measure.id}.denominator`);
}

function besideValue(measure: Measure, { id, kind }: Figure, read: ReadNumber): unknown {
  switch (kind) {
    case 'forms': {
      const [answered, sent] = [read(`${id}.answered`), read(`${id}.sent`)];
      return answered === null || sent === null
        ? { hidden: true, answered: null, sent: null }
        : { answered, sent };
    }
    case 'answers':
      return Object.fromEntries(optionsOf(measure, id).map((option) => [option, read(`${id}.${option}`)]));
    case 'share': {
      const [numerator, answers] = [read(`${measure.id}.numerator`), read(answersOf(measure, id) ?? id)];
      return numerator === null || answers === null ? null : shareOf(numerator, answers);
    }
    default:
      return read(id);
  }
}

/** Sets a value at a dotted name, such as `responseRate.one-year`. */
function put(result: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) result[name] = value;
  else {
    const inner = { ...(result[name] as Record<string, unknown> | undefined) };
    put(inner, rest, value);
    result[name] = inner;
  }
}

/** Presents a measure of a place as it is published. */
export function publishedMeasure(measure: Measure, place: CountedPlace, read: ReadNumber): PublishedMeasure {
  const { id, kind, firstReportYear, followsTreatmentYear } = measure;
  const { area, year, unit } = place;
  const named = { id, kind, ...(followsTreatmentYear ? { treatmentYear: year - 1 } : {}) };
  if (!isReported(measure, year)) return { ...named, status: 'not-yet-reported', firstReportYear };
  const figures = publishedFigures(measure, place);
  const beside: Record<string, unknown> = {};
  for (const figure of figures.filter(({ kind, parent }) => parent !== undefined && kind !== 'breakdown'))
    put(beside, figure.id.slice(id.length + 1).split('.'), besideValue(measure, figure, read));
  if (kind === 'share') {
    const share = publishedShare(
      read(`${id}.numerator`),
      read(`${id}.denominator`),
      shareOver(measure, figures, read),
    );
    return { ...named, ...share, ...beside };
  }
  const breakdowns = breakdownsOf(measure, area).map((breakdown) => [
    breakdown.id,
    Object.fromEntries(
      publishedCategories(breakdown, area, unit).map((category) => [
        category,
        read(`${id}.${breakdown.id}.${category}`),
      ]),
    ),
  ]);
  const count = read(`${id}.count`);
  return {
    ...named,
    ...(count === null ? { hidden: true } : {}),
    count,
    breakdowns: Object.fromEntries(breakdowns),
    ...beside,
  };
}
