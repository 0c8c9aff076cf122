import * as z from 'zod';
import { InputError } from '../domain/failure.ts';
import { detailsLimit, ImportDetail } from './changes.ts';
import type { RowError } from './files/table.ts';

const count = z.int().min(0);

/** A fault in a line; for a CSV file or a workbook also its place there. */
const LineError = InputError.extend({
  path: z
    .string()
    .describe(
      'Where: `visits.0.date` on a line; `Besök/3/Datum` (sheet, row, column) in a CSV file or a workbook',
    ),
  sheet: z.string().optional(),
  row: z.int().optional(),
  column: z.string().optional(),
});
export type LineError = z.infer<typeof LineError>;

/** A refused line, and the reasons. */
export const Rejection = z.strictObject({
  line: z.int().describe('Of a CSV file or a workbook the row of the patient'),
  reference: z.string().optional(),
  errors: z.array(LineError),
  sameReference: z
    .array(z.string())
    .optional()
    .describe(
      'The patients whose references read like the new one; on the line, or with `sameReference=accepted`, it is taken in',
    ),
});
export type Rejection = z.infer<typeof Rejection>;

/** The number of imported patients, and the refused lines. */
export const ImportResult = z
  .strictObject({
    created: count,
    updated: count,
    unchanged: count,
    rejected: z.array(Rejection),
    rejectedMore: count.optional().describe('Further lines that stay out, of which there is no room to tell'),
    notes: z
      .array(z.string())
      .optional()
      .describe(
        'Sentences about what of a workbook was not read though nothing is wrong with it: hidden sheets',
      ),
    details: z
      .array(ImportDetail)
      .optional()
      .describe(`With details=true: up to ${detailsLimit} of those created and updated`),
  })
  .meta({ id: 'ImportResult' });
export type ImportResult = z.infer<typeof ImportResult>;

/** Turns a fault in a row into a fault of a line. */
export function lineError({ reference: _, message, ...place }: RowError): LineError {
  const { sheet, row, column } = place;
  return { path: [sheet, row, column].filter(Boolean).join('/'), message, ...place };
}

/** Turns faulty rows into rejections: one for each patient that they refuse, at the first of its rows. */
export function rejectionsOf(errors: readonly RowError[]): Rejection[] {
  const rejections = new Map<string, Rejection>();
  for (const error of errors) {
    const { reference, sheet, row } = error;
    const name = reference ?? `/${sheet}/${row}`;
    const rejection = rejections.get(name) ?? { line: row, ...(reference ? { reference } : {}), errors: [] };
    rejection.errors.push(lineError(error));
    rejections.set(name, rejection);
  }
  return [...rejections.values()];
}
