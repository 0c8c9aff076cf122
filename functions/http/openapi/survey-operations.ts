import * as z from 'zod';
import { WrittenLanguage } from '../../domain/care/written.ts';
import { instruments } from '../../domain/survey/instruments/instruments.ts';
import { wordings } from '../../domain/survey/wordings/wordings.ts';
import { sentFormSchema } from '../survey/answer.ts';
import { anything, json, type Operation, type Operations } from './operation.ts';

const SurveyView = z.strictObject({
  unit: z.string(),
  forms: z.array(z.strictObject({ id: z.string(), answered: z.boolean() })),
  languages: z.array(WrittenLanguage),
});
const SentForm = z.union(instruments.map((instrument) => sentFormSchema(instrument, wordings)));
const Receipt = z.strictObject({ receipt: z.string() });
const Health = z.strictObject({ status: z.literal('ok') });

export const surveySchemas = { Health, Receipt, SentForm, SurveyView } as const;

/** What a code may answer instead: it is wrong, it no longer opens anything, or codes are being guessed. */
const byCode = (operation: Operation): Operation => ({
  ...operation,
  problems: [410, 429, ...(operation.problems ?? [])],
  open: true,
});

/** What needs no sign-in: the code is the key. */
export const survey: Operations = {
  'GET /e/{code}': byCode({
    summary: 'The questionnaire as a page that works without script; opening it changes nothing',
    answers: { 200: { 'text/html': anything } },
  }),
  'POST /e/{code}/{form}': byCode({
    summary: 'Stores a form without script, and leads to the next step',
    body: { 'application/x-www-form-urlencoded': anything },
    answers: { 303: {} },
    problems: [409],
  }),
  'GET /api/survey/{code}': byCode({
    summary: 'What the code opens: unit, forms and languages, nothing about the patient',
    answers: { 200: json(SurveyView) },
  }),
  'PUT /api/survey/{code}/{form}': byCode({
    summary: 'Stores a form once; the same submission again is 200 with the same receipt, anything else 409',
    body: json(SentForm),
    answers: { 200: json(Receipt), 201: json(Receipt) },
    problems: [409],
  }),
  'POST /api/survey/{code}/opened': byCode({
    summary: 'Somebody touched the page, the first time only',
    answers: { 204: {} },
  }),
  'GET /healthz': { summary: 'Whether it serves', answers: { 200: json(Health) }, open: true },
};
