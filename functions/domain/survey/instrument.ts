import * as z from 'zod';
import type { LicenceStatus } from './licence.ts';
import type { Wording } from './wording.ts';

/** A stored value of an item: a number where it is scored, else a key. */
export const Value = z.union([z.string(), z.number()]);
export type Value = z.infer<typeof Value>;

/** What was answered, by item key. Items may be left out. */
export const Values = z.record(z.string(), Value).readonly();
export type Values = z.infer<typeof Values>;

/** The options that one or several items are answered with. */
export type OptionSet = {
  /** Swedish, as it ends «Svarsskalan för …». */
  name: string;
  /** Stored values in the order they are shown. */
  values: readonly Value[];
};

export type Item = {
  key: string;
  /** Swedish, for staff: in full and as a column is headed. Left out where the item is known by its number. */
  name?: { full: string; short: string };
  /** What the item is about, in a few English words: for people reading data, never shown to patients. */
  topic: string;
  /** Which set of options it has; items of a set share their wording. */
  optionSet: string;
  /** The form cannot be sent without it. */
  required?: boolean;
  /** Counts in no scale. */
  unscored?: boolean;
};

/** A scored group of items. */
export type Scale = {
  id: string;
  /** Swedish, for staff. */
  name: string;
  /** Over all scored items: shown before the other scales. */
  isTotal?: true;
  items: readonly string[];
  /** The least number of answered items for which a score is given. */
  minimumAnswered: number;
  /** What one step of the answered items' mean is worth; the mean 1 is worth nothing. */
  pointsPerStep: number;
  /** The stored value that means «did not do it for other reasons», where the items have one, and its remark in Swedish. */
  otherReasons?: { value: number; remark: string };
  /**
   * The least change of one person's score that is larger than measurement error (smallest detectable change), in whole
   * points. Left out where none is published.
   */
  detectableChange?: number;
  /** Lowest and highest score that answers can give. */
  range: readonly [number, number];
};

export const Score = z.strictObject({
  value: z.number().nullable().describe('Unrounded; null when too few items are answered'),
  prorated: z.literal(true).optional().describe('Scored over fewer items than the scale has'),
  containsOtherReasons: z
    .literal(true)
    .optional()
    .describe('An answer in it means «did not do it for other reasons»'),
});
export type Score = z.infer<typeof Score>;

/** Invented answers: what the template's example patients and the demonstration answer. */
type InstrumentExample = {
  values: Values;
  /** The scores that the values give, by scale, to three decimals. */
  scores: Readonly<Record<string, number | null>>;
  /** How often the demonstration draws each value of an option set whose values are no numbers. */
  weights?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Items that one patient of the demonstration always answers alike. */
  constant?: readonly string[];
};

/** A questionnaire as a definition: all that the system knows of it. */
export type Instrument = {
  id: string;
  /** Bumped when structure or scoring changes; recorded in CHANGELOG.md. */
  version: string;
  name: string;
  /** What staff call it. */
  shortName: string;
  /**
   * Who at the unit may see a patient's answers. `nobody`: they count in totals, are sealed in exports, and staff see
   * only that there is an answer.
   */
  answersShownTo: 'nobody' | 'unit';
  recallPeriod: 'visit' | 'past-week' | 'past-month';
  optionSets: Readonly<Record<string, OptionSet>>;
  items: readonly Item[];
  scales: readonly Scale[];
  /** Scores by scale id. Takes values that the instrument's schema has accepted. */
  score(values: Values): Record<string, Score>;
  /** Whether it counts as a complete form where a measure asks for one. */
  isComplete(values: Values): boolean;
  /** What staff should know when they read its scores, as a Swedish sentence; left out where it has no scores. */
  scoreRemark?: string;
  /** The words that come with the system, at most one a language. */
  wordings: readonly Wording[];
  example: InstrumentExample;
  /** Where structure and scoring come from. */
  source: string;
  licence: LicenceStatus;
};

/** (Σ − n) / n × points per step over the n answered items: what is missing counts as the mean of the others. */
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

/** How an instrument is scored whose scales say all there is to it. */
export const scoredBy =
  (scales: readonly Scale[]): Instrument['score'] =>
  (values) =>
    Object.fromEntries(scales.map((scale) => [scale.id, prorated(values, scale)]));

export function optionsOf(instrument: Instrument, item: Item): readonly Value[] {
  const options = instrument.optionSets[item.optionSet];
  if (!options) throw new Error(`${instrument.id} has no option set ${item.optionSet}`);
  return options.values;
}

/** The schema of an instrument's values: known items with known options, and at least one answered item. */
export function valuesSchema(instrument: Instrument): z.ZodType<Values> {
  const shape: Record<string, z.ZodType<Value | undefined>> = {};
  for (const item of instrument.items) {
    const value = z.literal([...optionsOf(instrument, item)] as [Value, ...Value[]]);
    shape[item.key] = item.required ? value : value.optional();
  }
  const counts = instrument.items.filter((item) => !item.unscored).map((item) => item.key);
  return z.strictObject(shape).refine((values) => counts.some((key) => values[key] !== undefined), {
    message: 'Minst en fråga ska vara besvarad.',
  }) as unknown as z.ZodType<Values>;
}

/**
 * Reads the values of a form post, where everything is text and an untouched question is absent or empty.
 * Unknown fields are left for the schema to refuse.
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
