import * as z from 'zod';
import { type Area, formsOf } from '../care/area.ts';
import { Key } from '../care/key.ts';
import { occasions } from '../care/occasion.ts';
import { GivenLastDay, GivenMoment } from '../care/written.ts';
import { type Answer, AnswerHead, type GivenAnswer } from './answer.ts';
import { findInstrument } from './instruments/instruments.ts';
import { valuesSchema } from './values-schema.ts';

export const channels = ['letter', 'sms', 'email', 'clinic'] as const;

function answersSchema<T>(area: Area, head: z.core.$ZodShape) {
  const answers: Record<string, z.ZodOptional> = {};
  for (const form of formsOf(area)) {
    const instrument = findInstrument(form);
    if (instrument) answers[form] = z.strictObject({ ...head, values: valuesSchema(instrument) }).optional();
  }
  return z.strictObject(answers) as unknown as z.ZodType<Readonly<Record<string, T>>>;
}

/** Makes the schema of an invitation in an area. The area decides which forms are allowed. */
export function invitationSchema(area: Area) {
  const forms = formsOf(area) as [string, ...string[]];
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
    answers: answersSchema<Answer>(area, AnswerHead.shape).optional(),
  });
}

export type Invitation = z.infer<ReturnType<typeof invitationSchema>>;

/** Makes the schema of an invitation on a line of an import. */
export function givenInvitationSchema(area: Area) {
  const head = { ...AnswerHead.shape, language: AnswerHead.shape.language.optional() };
  return invitationSchema(area).extend({ answers: answersSchema<GivenAnswer>(area, head).optional() });
}

export type GivenInvitation = z.infer<ReturnType<typeof givenInvitationSchema>>;
