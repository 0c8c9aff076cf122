import * as z from 'zod';
import { asSeen } from './as-seen.ts';
import { withoutPersonalNumber } from './personal-number.ts';

/** Control characters but line breaks. */
const control = /(?![\n\r])\p{Cc}/u;

/** Whether people see anything of the text. U+2800 is a letter of Braille without dots. */
export const isVisible = (text: string): boolean => asSeen(text.replaceAll('\u2800', '')) !== '';

/** Adds to a schema of text the rules for what people write: something visible, no control characters, no personal number. */
const freeText = (schema: z.ZodString, empty: string) =>
  withoutPersonalNumber(
    schema
      .refine((text) => !control.test(text), 'Ta bort styrtecken och tabbar ur texten.')
      .refine(isVisible, empty),
  );

/** Why staff did something, in their own words. */
export const Reason = freeText(
  z.string().trim().min(1, { error: 'Ange en orsak.', abort: true }).max(500),
  'Ange en orsak.',
);

/** The version of the wording that an answer was given to. */
export const AnsweredWording = freeText(
  z.string().min(1, { error: 'Ange en version som syns.', abort: true }).max(80),
  'Ange en version som syns.',
);
