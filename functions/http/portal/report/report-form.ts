import * as z from 'zod';
import { occasions } from '../../../domain/care/occasion.ts';
import { WrittenDate, WrittenInstant } from '../../../domain/care/written.ts';
import { reportStates } from '../../../domain/report/state.ts';

/** The annual report in the API's form. */

const count = z.int().min(0);

export const ReportCheck = z
  .strictObject({
    id: z.string(),
    level: z.enum(['blocks', 'asks', 'tells']),
    holds: z.boolean().describe('False: it stands in the way of signing'),
    text: z.string().describe('A Swedish sentence'),
    count: count.optional(),
    comment: z.string().optional().describe('The answer of a lead that holds for the count'),
    list: z
      .union([
        z.strictObject({
          measure: z.string(),
          missing: z.string().optional(),
          part: z.string().optional(),
        }),
        z.strictObject({ occasion: z.enum(occasions), state: z.literal('created') }),
      ])
      .optional()
      .describe(
        'Where its patients or invitations are listed: the query of a list behind the year’s numbers',
      ),
  })
  .meta({ id: 'ReportCheck' });
export type ReportCheck = z.infer<typeof ReportCheck>;

const beside: z.ZodType = z.lazy(() => z.union([count, z.record(z.string(), beside)]));

const ReportContentForm = z
  .strictObject({
    area: z.string(),
    unit: z.string(),
    year: z.int(),
    period: z.strictObject({ from: WrittenDate, to: WrittenDate }),
    definitions: WrittenDate.describe('The version of the definitions by which the patients were counted'),
    counters: z.record(z.string(), z.int()).describe('By measure and counter: `ID.numerator`'),
    measures: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(['count', 'share']),
        name: z.string(),
        status: z.enum(['not-yet-reported', 'withheld']).optional(),
        firstReportYear: z.int().optional(),
        treatmentYear: z.int().optional(),
        asOf: WrittenDate.optional(),
        count: count.optional(),
        numerator: count.optional(),
        denominator: count.optional(),
        over: count.optional().describe('What the share is over, where that is more than the denominator'),
        beside: z.record(z.string(), z.unknown()).optional().describe('Breakdowns and further numbers'),
      }),
    ),
    comments: z.array(
      z.strictObject({ check: z.string(), text: z.string(), count: count, comment: z.string() }),
    ),
  })
  .meta({ id: 'ReportContent', description: 'Whole numbers and strings alone: shares follow from them' });

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const version = z.int().min(1);

export const ReportView = z
  .strictObject({
    year: z.int(),
    state: z.enum(reportStates),
    hash: hash.optional().describe('To be sent with the signature; for a lead, and for staff once signed'),
    checks: z.array(ReportCheck),
    content: ReportContentForm.optional(),
    versions: z.array(
      z.strictObject({
        version,
        signedAt: WrittenInstant,
        signedBy: z.string(),
        hash,
        reason: z.string().optional(),
      }),
    ),
    changes: z
      .array(
        z.strictObject({
          measure: z.string(),
          counter: z.string(),
          was: z.int(),
          is: z.int(),
          references: z.array(z.string()).optional(),
        }),
      )
      .describe('What differs from the last signed version; where answers are hidden, no patients'),
  })
  .meta({ id: 'Report' });
export type ReportView = z.infer<typeof ReportView>;

export const SignedVersion = z
  .strictObject({
    content: ReportContentForm,
    version,
    signedAt: WrittenInstant,
    signedBy: z.string(),
    reason: z.string().optional(),
    hash: hash.describe('SHA-256, in hex, of `previous`, a line feed, and the RFC 8785 form of `content`'),
    previous: z.union([hash, z.literal('')]).describe('The hash of the version before; empty for the first'),
  })
  .meta({ id: 'SignedReport' });

export const Signature = z
  .strictObject({ version, hash, signedAt: WrittenInstant })
  .meta({ id: 'ReportSignature' });
