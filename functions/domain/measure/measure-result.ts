import * as z from 'zod';
import { occasions } from '../care/occasion.ts';
import { WrittenDate } from '../care/written.ts';

/** Results in the form of the API: what is shown of totals. measure.ts and response.ts make them. */

const count = z.int().min(0);
const share = z.number().min(0).max(1);
const counts = z.record(z.string(), count);
const year = z.int();

/** Forms sent and answered. */
export const ResponseRate = z.strictObject({ answered: count, sent: count });
export type ResponseRate = z.infer<typeof ResponseRate>;

/** A measure's result: for one unit, or summed for the country. */
export const MeasureResult = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['count', 'share']),
    status: z.literal('not-yet-reported').optional(),
    firstReportYear: year.optional(),
    treatmentYear: year.optional(),
    count: count.optional(),
    patients: count.optional().describe('B3: unique patients with a counted treatment'),
    breakdowns: z.record(z.string(), counts).optional(),
    numerator: count.optional(),
    denominator: count.optional(),
    share: share.nullable().optional().describe('Null when the denominator is 0'),
    interval: z
      .tuple([share, share])
      .readonly()
      .nullable()
      .optional()
      .describe('95 % Wilson interval, three decimals; null when the denominator is 0'),
    withheld: z.literal(true).optional().describe('P1 while fewer than five patients have a counted answer'),
    responseRate: z
      .union([ResponseRate, z.record(z.string(), ResponseRate)])
      .optional()
      .describe('P1: forms; P2: forms by occasion'),
    answers: counts.optional().describe('P1: by answer'),
    shareOfAnswered: share.nullable().optional(),
    sameInstrument: count
      .optional()
      .describe('P2: patients in the numerator who answered the same instrument at both times'),
    notAssessable: count
      .optional()
      .describe('R2: patients in the denominator with a grading recorded as not assessable'),
    followUpWindow: z
      .strictObject({ fromMonths: count, toMonths: count })
      .optional()
      .describe('R2, P2: when a one-year visit follows up a treatment, in calendar months after it'),
    windowsOpen: count
      .optional()
      .describe('R2, P2: treated patients not yet followed up whose window is still open today'),
    patientChoseToWait: count.optional().describe('T1: patients in the denominator who chose to wait'),
    gaps: counts.optional().describe('How many patients lack what the measure needs, by what is missing'),
  })
  .meta({ id: 'MeasureResult' });
export type MeasureResult = z.infer<typeof MeasureResult>;

/** What became of the invitations of an occasion in a year. */
export const Response = z
  .strictObject({
    occasion: z.enum(occasions),
    sent: count.describe('Invitations; so are the numbers below'),
    opened: count,
    answered: count,
    withdrawn: count,
    open: count.describe('Can still be answered, the day it expires included'),
    expired: count,
    forms: z.record(z.string(), ResponseRate),
  })
  .meta({ id: 'Response' });
export type Response = z.infer<typeof Response>;

/** Both ends inclusive. */
export const WrittenPeriod = z.strictObject({ from: WrittenDate, to: WrittenDate });
