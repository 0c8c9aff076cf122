import * as z from 'zod';
import { occasions } from '../care/occasion.ts';
import { channels } from '../survey/invitation.ts';

const count = z.int().min(0);

/** The outcomes of sent invitations: they sum to the number sent. */
const outcomes = {
  answered: count.describe('Every form is answered'),
  waiting: count.describe('Can still be answered, the last day included'),
  expired: count,
  withdrawn: count,
};

const opened = count.describe('Opened or answered');

/** How the surveys of a year go: numbers of invitations and of forms alone. */
export const YearSurveys = z
  .strictObject({
    year: z.int(),
    occasions: z.array(
      z.strictObject({
        occasion: z.enum(occasions),
        created: count.describe('Not handed over, and still can be; in no other number'),
        lapsed: count.describe('Not handed over by the last day; in no other number'),
        sent: count,
        opened,
        started: count.describe('One form at least is answered'),
        ...outcomes,
      }),
    ),
    weeks: z
      .array(
        z.strictObject({
          week: z
            .string()
            .regex(/^\d{4}-W\d{2}$/)
            .describe('The week of sending (ISO 8601), in Stockholm'),
          ...outcomes,
        }),
      )
      .describe(
        'Every week of the measurement period that has begun, and each other week in which an invitation of the year was sent',
      ),
    channels: z.array(z.strictObject({ channel: z.enum(channels), sent: count, opened, answered: count })),
    daysToAnswer: z.strictObject({
      answered: count.describe('The invitations whose days are known'),
      median: z
        .number()
        .nullable()
        .describe('Days from the day of sending to the day of the last answer; null when none is answered'),
    }),
    stopped: z
      .array(
        z.strictObject({
          occasion: z.enum(occasions),
          form: z.string(),
          sent: count,
          opened: count.describe('Of opened invitations'),
          answered: count,
        }),
      )
      .describe('By form, in the order they are answered: patients stop before the form that fewer answer'),
  })
  .meta({ id: 'YearSurveys' });
export type YearSurveys = z.infer<typeof YearSurveys>;
