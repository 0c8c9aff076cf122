import * as z from 'zod';
import { WrittenInstant as instant, WrittenLanguage } from '../care/written.ts';

export const respondents = ['patient', 'patient-with-help', 'guardian'] as const;
export const answerModes = ['web', 'paper', 'phone', 'clinic'] as const;

export const Respondent = z.enum(respondents);
export type Respondent = z.infer<typeof Respondent>;

/** Everything of an answer but what was answered. */
export const AnswerHead = z.strictObject({
  answeredAt: instant,
  respondent: Respondent,
  mode: z.enum(answerModes),
  language: WrittenLanguage,
  /** Version of the wording that was shown. */
  wording: z.string().min(1).max(80).optional(),
});

export type Answer = z.infer<typeof AnswerHead> & {
  values: Readonly<Record<string, string | number>>;
  /**
   * The values came in readable, in an import: whoever sent them knows them. Never part of what is sent or shown; a
   * PREM answer without it must not be compared with readable values.
   */
  cameReadable?: true | undefined;
  /**
   * Of the one time that the values of a PREM answer were entered, on the web or by staff. Sealed with them, and never
   * part of what is sent or shown: PREM values of two entries must not be compared, or whoever enters a guess in
   * place of an answer would learn from a copy of it whether the guess is right.
   */
  entryId?: string | undefined;
};

export const respondentNames = {
  patient: 'Patienten själv',
  'patient-with-help': 'Patienten med hjälp',
  guardian: 'Närstående',
} as const satisfies Record<Respondent, string>;

export const answerModeNames = {
  web: 'På webben',
  paper: 'På papper',
  phone: 'Per telefon',
  clinic: 'På mottagningen',
} as const satisfies Record<(typeof answerModes)[number], string>;
