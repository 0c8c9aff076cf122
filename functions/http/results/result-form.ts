import * as z from 'zod';
import { WrittenDate, WrittenInstant } from '../../domain/care/written.ts';
import { MeasureResult } from '../measure-result.ts';

/** The results of an area in the API's form. */

const Measures = z.strictObject({ measures: z.array(MeasureResult) });
const version = z.int().min(1);

export const ResultsView = z
  .strictObject({
    area: z.string(),
    year: z.int(),
    period: z.strictObject({ from: WrittenDate, to: WrittenDate }).describe('Both ends inclusive'),
    reportBy: WrittenDate.describe('The last day on which a report is on time'),
    set: z
      .strictObject({ status: z.literal('draft'), breaches: z.array(z.string()) })
      .optional()
      .describe('Only where the area’s set of measures is a draft: it is never signed and never published'),
    expected: z.array(z.string()).describe('Every unit of the area, in its order'),
    reports: z
      .array(
        z.strictObject({
          unit: z.string(),
          version,
          signedAt: WrittenInstant,
          onTime: z.boolean().describe('The first version was signed by 31 March'),
          hash: z.string(),
          definitions: WrittenDate.describe('The version of the definitions that the unit counted by'),
          reason: z.string().optional().describe('Why it corrects the version before'),
        }),
      )
      .describe('The latest signed version of each unit that has one'),
    country: Measures.describe('The sum of the latest signed versions'),
    units: z.record(z.string(), Measures).describe('The latest signed version, by unit'),
    publications: z.array(
      z.strictObject({
        publication: z.int().min(1),
        publishedAt: WrittenInstant,
        reports: z.array(z.strictObject({ unit: z.string(), version })),
      }),
    ),
  })
  .meta({ id: 'Results' });
export type ResultsView = z.infer<typeof ResultsView>;
