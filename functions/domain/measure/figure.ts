import type { Area } from '../care/area.ts';
import type { CivilDate } from '../care/period.ts';
import { instrumentOf } from '../survey/instruments/instruments.ts';
import { type Counters, countersUnder } from './counters.ts';
import { type BesideNumber, breakdownsOf, isReported, type Measure } from './measure.ts';
import { wilson } from './share.ts';
import { openWindows, windowsOpen } from './window.ts';

/** One number of a year's result, in the same form for every measure. */
export type Figure = {
  /**
   * Unique in a year: the measure's id, then the id of the number: `.homeRegion`, `.responseRate.one-year`.
   */
  id: string;
  /**
   * - `count`: patients or treatments
   * - `share`: patients of a denominator
   * - `forms`: forms answered of those sent
   * - `breakdown`: the parent's count by category
   * - `answers`: patients by the option they chose
   * - `gaps`: patients by the fact that is missing
   */
  kind: 'count' | 'share' | 'forms' | 'breakdown' | 'answers' | 'gaps';
  /** The count, or the numerator; null when it is not shown to the reader (hiding.ts). */
  n: number | null;
  /** The denominator. */
  of?: number;
  /** What the share and the interval are over, where that is more than the denominator (hiding.ts). */
  over?: number;
  /** 95 % interval of the share; null when there is no denominator, or when the numerator is not shown. */
  interval?: readonly [number, number] | null;
  /** The parts of the number, by name. The parts of a breakdown may sum to more than the number. */
  parts?: Counters;
  /** The id of the figure that this one belongs to; the measure's own number has none. */
  parent?: string;
};

/** The facts that a result depends on, apart from the totals. */
export type ResultView = { area: Area; year: number; today: CivilDate };

const sum = (parts: Counters): number => Object.values(parts).reduce((total, count) => total + count, 0);

type ReadCounter = (name: string) => number;

const answersIn = (counter: ReadCounter, id: string, form: string, optionSet: string): Counters =>
  Object.fromEntries(
    (instrumentOf(form).optionSets[optionSet]?.values ?? []).map((option) => [
      option,
      counter(`${id}.${option}`),
    ]),
  );

function besideFigure(
  one: BesideNumber,
  beside: readonly BesideNumber[],
  counter: ReadCounter,
): Omit<Figure, 'id'> {
  switch (one.kind) {
    case 'patients':
      return { kind: 'count', n: counter(one.id) };
    case 'forms':
      return { kind: 'forms', n: counter(one.counters.answered), of: counter(one.counters.sent) };
    case 'answers': {
      const parts = answersIn(counter, one.id, one.form, one.optionSet);
      return { kind: 'answers', n: sum(parts), parts };
    }
    case 'share-of-answers': {
      const answers = beside.find(({ id }) => id === one.answers);
      const of = answers ? (besideFigure(answers, beside, counter).n ?? 0) : 0;
      return { kind: 'share', n: counter('numerator'), of };
    }
  }
}

/**
 * Makes a measure's figures from totals: of one unit, or summed over units for the country. The measure's own
 * number comes first.
 * @returns null for a year in which the measure is not reported yet
 */
export function figuresOf(measure: Measure, counters: Counters, view: ResultView): Figure[] | null {
  const { id, kind, counted, beside } = measure;
  if (!isReported(measure, view.year)) return null;
  const counter = (name: string) => counters[`${id}.${name}`] ?? 0;
  const own = (name: string, figure: Omit<Figure, 'id'>): Figure => ({
    ...figure,
    id: `${id}.${name}`,
    parent: id,
  });
  const [n, of] = [counter(kind === 'count' ? 'count' : 'numerator'), counter('denominator')];
  const figures: Figure[] = [
    kind === 'count' ? { id, kind, n } : { id, kind, n, of, interval: wilson(n, of) },
    ...(counted ? [own(counted.patients, { kind: 'count', n: counter(counted.patients) })] : []),
    ...breakdownsOf(measure, view.area).map((breakdown) =>
      own(breakdown.id, {
        kind: 'breakdown',
        n: counter('count'),
        parts: countersUnder(counters, `${id}.${breakdown.id}.`),
      }),
    ),
    ...beside.map((one) => own(one.id, besideFigure(one, beside, counter))),
  ];
  const gaps = countersUnder(counters, `${id}.gap.`);
  if (Object.keys(gaps).length > 0) figures.push(own('gaps', { kind: 'gaps', n: sum(gaps), parts: gaps }));
  if (measure.followsTreatmentYear)
    figures.push(own(openWindows, { kind: 'count', n: windowsOpen(counters, view.today) }));
  return figures;
}
