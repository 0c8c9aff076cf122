import type { LicenceStatus } from './licence.ts';
import type { Score, Value, Values } from './values.ts';

/** The options of one or several items. */
type OptionSet = {
  /** Swedish, for use after «Svarsskalan för …». */
  name: string;
  /** Stored values in the order they are shown. */
  values: readonly Value[];
};

export type Item = {
  key: string;
  /**
   * Swedish, for staff: in full, and short for column headers. Left out when the item is known by its number.
   */
  name?: { full: string; short: string };
  /** The topic of the item in a few English words, for people who read data; never shown to patients. */
  topic: string;
  /** The set of options; items with the same set share its wording. */
  optionSet: string;
  /** The form cannot be sent without an answer to it. */
  required?: boolean;
  /** The item belongs to no scale. */
  unscored?: boolean;
};

/** A scored group of items. */
export type Scale = {
  id: string;
  /** Swedish, for staff. */
  name: string;
  /** The scale covers all scored items and is shown before the others. */
  isTotal?: true;
  items: readonly string[];
  /** The lowest number of answered items for which there is a score. */
  minimumAnswered: number;
  /** The points for one step of the answered items' mean; the mean 1 gives 0 points. */
  pointsPerStep: number;
  /**
   * The stored value that means «did not do it for other reasons», if the items have one, and its remark in
   * Swedish.
   */
  otherReasons?: { value: number; remark: string };
  /**
   * The smallest change of one person's score that exceeds measurement error (smallest detectable change), in
   * whole points. Left out when none is published.
   */
  detectableChange?: number;
  /** The lowest and the highest possible score. */
  range: readonly [number, number];
};

/** Invented answers, for the template's example patients and the demonstration. */
type InstrumentExample = {
  values: Values;
  /** The scores of the values, by scale, to three decimals. */
  scores: Readonly<Record<string, number | null>>;
  /** The weights by which the demonstration draws values of an option set without numbers. */
  weights?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Items to which a patient of the demonstration always gives the same answer. */
  constant?: readonly string[];
};

/** The definition of a questionnaire. */
export type Instrument = {
  id: string;
  /** Raised when structure or scoring changes; recorded in CHANGELOG.md. */
  version: string;
  name: string;
  /** The name that staff use. */
  shortName: string;
  /**
   * The readers of a patient's answers. `nobody`: the answers count in totals and are sealed in exports, and
   * staff see only that there is an answer.
   */
  answersShownTo: 'nobody' | 'unit';
  recallPeriod: 'visit' | 'past-week' | 'past-month';
  optionSets: Readonly<Record<string, OptionSet>>;
  items: readonly Item[];
  scales: readonly Scale[];
  /** Calculates scores by scale id, from values that the instrument's schema has accepted. */
  score(values: Values): Record<string, Score>;
  /** Whether the values count as a complete form, for measures that need one. */
  isComplete(values: Values): boolean;
  /** A Swedish sentence that helps staff to read the scores; left out when there are no scores. */
  scoreRemark?: string;
  example: InstrumentExample;
  /** The source of structure and scoring. */
  source: string;
  licence: LicenceStatus;
};

/**
 * (Σ − n) / n × points per step over the n answered items: a missing item counts as the mean of the others.
 */
function prorated(values: Values, { items, minimumAnswered, pointsPerStep, otherReasons }: Scale): Score {
  let sum = 0;
  let answered = 0;
  let forOtherReasons = false;
  for (const item of items) {
    const value = values[item];
    if (typeof value !== 'number') continue;
    sum += value;
    answered += 1;
    if (value === otherReasons?.value) forOtherReasons = true;
  }
  if (answered < minimumAnswered) return { value: null };
  const score: Score = { value: ((sum - answered) / answered) * pointsPerStep };
  if (answered < items.length) score.prorated = true;
  if (forOtherReasons) score.containsOtherReasons = true;
  return score;
}

/** Makes the `score` function of an instrument that is scored by its scales alone. */
export const scoredBy =
  (scales: readonly Scale[]): Instrument['score'] =>
  (values) =>
    Object.fromEntries(scales.map((scale) => [scale.id, prorated(values, scale)]));

export function optionsOf(instrument: Instrument, item: Item): readonly Value[] {
  const options = instrument.optionSets[item.optionSet];
  if (!options) throw new Error(`${instrument.id} has no option set ${item.optionSet}`);
  return options.values;
}

/**
 * Reads the values of a form post, in which everything is text and an untouched question is absent or empty.
 * Unknown fields remain, and the schema refuses them.
 */
export function readFormValues(instrument: Instrument, fields: Readonly<Record<string, string>>): Values {
  const values: Record<string, Value> = {};
  for (const [key, text] of Object.entries(fields)) {
    if (text === '') continue;
    const item = instrument.items.find((one) => one.key === key);
    const option = item && optionsOf(instrument, item).find((one) => String(one) === text);
    values[key] = option ?? text;
  }
  return values;
}
