import * as z from 'zod';
import { WrittenInstant } from '../../domain/care/written.ts';

/** A publication in the API's form. */

const PublishedMeasureForm = z
  .looseObject({
    id: z.string(),
    kind: z.enum(['count', 'share']),
    hidden: z
      .literal(true)
      .optional()
      .describe('Count, numerator, denominator, share and interval are hidden and null'),
  })
  .meta({
    id: 'PublishedMeasure',
    description: 'As a result; a hidden number is null, and zeros are listed',
  });

const Measures = z.array(PublishedMeasureForm);

const numbers = {
  country: z.strictObject({ measures: Measures }),
  units: z.array(z.strictObject({ unit: z.string(), name: z.string(), measures: Measures })),
  reports: z.array(z.strictObject({ unit: z.string(), version: z.int().min(1) })),
};

const publicResults = {
  area: z.string(),
  year: z.int(),
  publication: z.int().min(1),
  publishedAt: WrittenInstant,
  ...numbers,
  withheld: z.literal(true).optional().describe('Every number is hidden: no safe way to show some was found'),
};

export const PublicResultsForm = z.strictObject(publicResults).meta({ id: 'PublicResults' });

export const Preview = z
  .strictObject({
    ...publicResults,
    isPublished: z.boolean().describe('The latest publication is of the same reports'),
    missing: z.array(z.string()).describe('Units without a signed report'),
    hidden: z
      .array(
        z.strictObject({
          unit: z.string().nullable().describe('Null for the country'),
          cell: z.string().describe('The measure and the number, with points between: `ID.homeRegion.own`'),
          why: z.enum(['small', 'protects']).describe('It is 1–4; or it would tell another number'),
        }),
      )
      .describe('Never public'),
    latest: z.strictObject(numbers).optional().describe('What the latest publication shows'),
  })
  .meta({ id: 'PublicationPreview' });
export type Preview = z.infer<typeof Preview>;
