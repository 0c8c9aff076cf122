import * as z from 'zod';
import { areas } from '../domain/areas/areas.ts';
import { WrittenDate } from '../domain/care/written.ts';
import type { ShownGroups } from '../domain/measure/answer-groups.ts';
import type { Counters } from '../domain/measure/counters.ts';
import type { Figure, ResultView } from '../domain/measure/figure.ts';
import { type ShownFigures, shownFigures } from '../domain/measure/hiding.ts';
import type { BesideNumber, Measure } from '../domain/measure/measure.ts';
import { ResponseRate } from '../domain/measure/occasion-response.ts';
import { shareOf } from '../domain/measure/share.ts';

/** Results in the API's form, which is the same for every measure. */

const count = z.int().min(0);
const share = z.number().min(0).max(1);
const counts = z.record(z.string(), count);
const year = z.int();

/** The fields that every measure's result may have. */
const common = {
  id: z.string(),
  kind: z.enum(['count', 'share']),
  status: z.literal('not-yet-reported').optional(),
  firstReportYear: year.optional(),
  treatmentYear: year.optional(),
  count: count.optional(),
  breakdowns: z.record(z.string(), counts).optional(),
  numerator: count.optional(),
  denominator: count.optional(),
  share: share
    .nullable()
    .optional()
    .describe('Of the denominator, or of the shown answers where these are more; null when both are 0'),
  interval: z
    .tuple([share, share])
    .readonly()
    .nullable()
    .optional()
    .describe('95 % Wilson interval, three decimals; null when the denominator is 0'),
  withheld: z
    .literal(true)
    .optional()
    .describe(
      'Where answers are hidden: while no group of answers has closed and an unread answer waits. Beside it are only denominator, responseRate, waiting and months',
    ),
  waiting: count
    .optional()
    .describe('Where answers are hidden: unread answers in no group; when ten wait, five close as a group'),
  asOf: WrittenDate.optional().describe('Where answers are hidden: the day when the last group closed'),
  followUpWindow: z
    .strictObject({ fromMonths: count, toMonths: count })
    .optional()
    .describe('When a one-year visit follows up a treatment, in calendar months after it'),
  windowsOpen: count
    .optional()
    .describe('Treated patients not yet followed up whose window is still open today'),
  months: z
    .array(
      z.strictObject({
        month: z.string().regex(/^\d{4}-\d{2}$/),
        denominator: count,
        numerator: count.optional(),
        answered: count.optional(),
      }),
    )
    .optional()
    .describe(
      'Of a share, in the unit’s own year alone: its patients by the month that brought them into the denominator, without months that brought nobody. Where answers are hidden, `answered` (patients with a counted answer) stands in place of `numerator`',
    ),
  gaps: counts.optional().describe('How many patients lack what the measure needs, by what is missing'),
};

const besideSchemas: Readonly<Record<BesideNumber['kind'], z.ZodType>> = {
  patients: count,
  forms: ResponseRate,
  answers: counts,
  'share-of-answers': share.nullable(),
};

/**
 * The numbers that measures report beside their own, by the first part of their ids, as the measures define
 * them.
 */
function besideFields(): Record<string, z.ZodType> {
  const numbers = areas
    .flatMap(({ measures }) => measures)
    .flatMap(({ id, counted, beside }) => [
      ...(counted ? [{ path: counted.patients, schema: count, about: `${id}: patienter` }] : []),
      ...beside.map((one) => ({
        path: one.id,
        schema: besideSchemas[one.kind],
        about: `${id}: ${one.name}`,
      })),
    ]);
  const byField = Map.groupBy(numbers, ({ path }) => path.split('.')[0] ?? path);
  const fields = [...byField].map(([field, found]) => {
    const plain = found.filter(({ path }) => path === field).map(({ schema }) => schema);
    const within = found.filter(({ path }) => path !== field).map(({ schema }) => schema);
    const schemas: z.ZodType[] = [...new Set(plain)];
    for (const schema of new Set(within)) schemas.push(z.record(z.string(), schema));
    const about = [...new Set(found.map((one) => one.about))].join('; ');
    return [field, z.union(schemas).optional().describe(about)] as const;
  });
  return Object.fromEntries(fields);
}

type CommonResult = z.infer<z.ZodObject<typeof common>>;

/**
 * A measure's result: of one unit, or summed for the country. The numbers beside it stand under their ids.
 */
export type MeasureResult = CommonResult & { readonly [beside: string]: unknown };
export const MeasureResult = z
  .strictObject({ ...besideFields(), ...common })
  .meta({ id: 'MeasureResult' }) as unknown as z.ZodType<MeasureResult>;

const thousandths = (value: number) => Math.round(value * 1000) / 1000;

/** Presents numerator, denominator, share and interval, the same for every share. */
export function presentShare({
  n,
  of = 0,
  over = of,
  interval = null,
}: Pick<Figure, 'n' | 'of' | 'over' | 'interval'>) {
  if (n === null) return { denominator: of };
  return {
    numerator: n,
    denominator: of,
    share: shareOf(n, over),
    interval: interval && ([thousandths(interval[0]), thousandths(interval[1])] as const),
  };
}

/** A figure beside the measure's own, in the API's form. */
function besideValue({ kind, n, of = 0, parts }: Figure): unknown {
  switch (kind) {
    case 'count':
      return n;
    case 'share':
      return shareOf(n ?? 0, of);
    case 'forms':
      return { answered: n, sent: of };
    default:
      return parts;
  }
}

/** Sets a value at a dotted name, such as `responseRate.one-year`. */
function put(
  result: Record<string, unknown>,
  [field = '', ...rest]: readonly string[],
  value: unknown,
): void {
  if (rest.length === 0) {
    result[field] = value;
    return;
  }
  const inner = { ...(result[field] as Record<string, unknown> | undefined) };
  put(inner, rest, value);
  result[field] = inner;
}

/**
 * Presents a measure's figures as its result.
 * @param shown null for a year in which the measure is not reported yet
 */
export function presentResult(
  measure: Measure,
  shown: ShownFigures | null,
  { area, year }: Pick<ResultView, 'area' | 'year'>,
): MeasureResult {
  const { id, kind, followsTreatmentYear, firstReportYear } = measure;
  const treatmentYear = followsTreatmentYear ? { treatmentYear: year - 1 } : {};
  if (!shown) return { id, kind, status: 'not-yet-reported', firstReportYear, ...treatmentYear };
  const result: Record<string, unknown> = { ...treatmentYear };
  if (kind === 'count') result.breakdowns = {};
  if (followsTreatmentYear) result.followUpWindow = area.followUpWindow;
  if (shown.asOf !== undefined) result.asOf = shown.asOf;
  for (const figure of shown.figures) {
    if (figure.parent === undefined) {
      Object.assign(result, kind === 'count' ? { count: figure.n } : presentShare(figure));
      if (figure.n === null) result.withheld = true;
      continue;
    }
    const path = figure.id.slice(figure.parent.length + 1).split('.');
    put(result, figure.kind === 'breakdown' ? ['breakdowns', ...path] : path, besideValue(figure));
  }
  return { id, kind, ...result };
}

/**
 * Computes a measure's result from totals and, where answers are hidden, the groups of answers that were shown.
 */
export const measureResult = (
  measure: Measure,
  counters: Counters,
  view: ResultView,
  groups?: ShownGroups,
): MeasureResult => presentResult(measure, shownFigures(measure, counters, view, groups), view);
