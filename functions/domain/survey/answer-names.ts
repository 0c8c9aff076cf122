import type { answerModes, Respondent } from './answer.ts';

/** The Swedish names of what is recorded about an answer. */

export const respondentNames = {
  patient: 'Patienten själv',
  'patient-with-help': 'Patienten med hjälp',
  guardian: 'Vårdnadshavare',
} as const satisfies Record<Respondent, string>;

export const answerModeNames = {
  web: 'På webben',
  paper: 'På papper',
  phone: 'Per telefon',
  clinic: 'På mottagningen',
} as const satisfies Record<(typeof answerModes)[number], string>;
