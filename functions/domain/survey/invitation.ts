import * as z from 'zod';
import { type Area, formsOf } from '../care/area.ts';
import { Key } from '../care/key.ts';
import { occasions } from '../care/occasion.ts';
import { GivenLastDay, GivenMoment } from '../care/written.ts';
import { type Answer, AnswerHead } from './answer.ts';
import { valuesSchema } from './instrument.ts';
import { findInstrument } from './instruments/instruments.ts';

export const channels = ['letter', 'sms', 'email', 'clinic'] as const;

export const channelNames = {
  letter: 'Brev',
  sms: 'Sms',
  email: 'E-post',
  clinic: 'På mottagningen',
} as const satisfies Record<(typeof channels)[number], string>;

/** Makes the schema of an invitation in an area. The area decides which forms are allowed. */
export function invitationSchema(area: Area) {
  const forms = formsOf(area) as [string, ...string[]];
  const answers: Record<string, z.ZodOptional<z.ZodType<Answer>>> = {};
  for (const form of forms) {
    const instrument = findInstrument(form);
    if (!instrument) continue;
    const Answer: z.ZodType<Answer> = AnswerHead.extend({ values: valuesSchema(instrument) });
    answers[form] = Answer.optional();
  }
  return z.strictObject({
    key: Key,
    occasion: z.enum(occasions),
    /** The key of the new visit, or of the treatment, that the invitation asks about. */
    anchor: Key,
    forms: z
      .array(z.enum(forms))
      .min(1)
      .refine((list) => new Set(list).size === list.length, 'Samma formulär står två gånger.'),
    channel: z.enum(channels),
    /**
     * The moment when the code was made, if it was not handed over at once. The invitation is not sent until
     * it is handed over, opened or answered.
     */
    createdAt: GivenMoment.optional(),
    sentAt: GivenMoment.optional(),
    /** The first time a person touched the opened page. */
    openedAt: GivenMoment.optional(),
    /** The last day on which the link opens, in Stockholm. */
    expiresAt: GivenLastDay.optional(),
    withdrawnAt: GivenMoment.optional(),
    answers: (z.strictObject(answers) as z.ZodType<Readonly<Record<string, Answer>>>).optional(),
  });
}

export type Invitation = z.infer<ReturnType<typeof invitationSchema>>;
