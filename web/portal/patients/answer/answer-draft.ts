import { stockholmDate } from '../../../../functions/domain/care/period.ts';
import { readDate } from '../../../../functions/domain/care/read-date.ts';
import { respondents } from '../../../../functions/domain/survey/answer.ts';
import type { Instrument } from '../../../../functions/domain/survey/instrument.ts';
import type { Invitation } from '../../../../functions/domain/survey/invitation.ts';
import { dayRefusal } from '../../../../functions/domain/survey/staff-answer.ts';
import type { Value, Values } from '../../../../functions/domain/survey/values.ts';
import { valuesSchema } from '../../../../functions/domain/survey/values-schema.ts';
import type { SeenAnswer, StaffAnswer } from '../../api.ts';
import type { Read } from '../record/drafts.ts';
import { unknownWording } from './answer-wording.ts';

/** The respondent, the way and the day: the same for all forms that came together. */
export type AnswerHeadDraft = {
  respondent: string;
  mode: string;
  language: string;
  answeredOn: string;
  /** A version, `unknownWording`, or '' for the wording that the unit shows now. */
  wording: string;
};

export type AnswerDraft = { head: AnswerHeadDraft; values: Readonly<Record<string, Value>> };

/** Starts a draft: empty, or with the stored answer that is corrected. */
export function answerDraft(answer?: SeenAnswer): AnswerDraft {
  if (!answer) {
    const head = { respondent: '', mode: 'paper', language: 'sv', answeredOn: '', wording: '' };
    return { head, values: {} };
  }
  const { respondent, mode, language, answeredAt, wording = unknownWording } = answer;
  const head = { respondent, mode, language, answeredOn: stockholmDate(answeredAt), wording };
  return { head, values: { ...answer.values } };
}

/**
 * Starts the draft of the next form. A wording belongs to one form, but an unknown wording is kept: it
 * probably holds for the next form too.
 */
export const carriedOn = (head: AnswerHeadDraft): AnswerDraft => ({
  head: { ...head, wording: head.wording === unknownWording ? unknownWording : '' },
  values: {},
});

/** Finds the form to go on with: the next without an answer, and after the last form the first again. */
export function nextForm(
  ordered: readonly string[],
  form: string,
  answered: readonly string[],
): string | undefined {
  const at = ordered.indexOf(form);
  const others = [...ordered.slice(at + 1), ...ordered.slice(0, Math.max(at, 0))];
  return others.find((one) => !answered.includes(one));
}

export type AnswerContext = {
  instrument: Instrument;
  invitation: Pick<Invitation, 'createdAt' | 'sentAt'>;
  today: string;
  /** The version of the wording that is shown. */
  version: string;
  /** The day of the answer that is corrected, which stays valid. */
  dayBefore?: string | undefined;
};

/** Reads the answer to send, or the errors by field; `values` for the questions as a whole. */
export function readAnswer(draft: AnswerDraft, context: AnswerContext): Read<StaffAnswer> {
  const { instrument, invitation, today, version, dayBefore } = context;
  const errors: Record<string, string> = {};
  const respondent = respondents.find((one) => one === draft.head.respondent);
  if (!respondent) errors.respondent = 'Välj vem som svarade.';
  const answeredOn = readDate(draft.head.answeredOn);
  const refusal = answeredOn
    ? dayRefusal(invitation, answeredOn, today, dayBefore)
    : 'Fyll i dagen då svaret lämnades.';
  if (refusal) errors.answeredOn = refusal;
  const values: Values = draft.values;
  if (!valuesSchema(instrument).safeParse(values).success)
    errors.values = instrument.items.length === 1 ? 'Välj svaret.' : 'Fyll i minst en fråga.';
  if (!respondent || !answeredOn || Object.keys(errors).length > 0) return { errors };
  const { mode, language } = draft.head;
  const wording = version === unknownWording ? {} : { wording: version };
  return {
    value: { respondent, mode: mode as StaffAnswer['mode'], language, answeredOn, ...wording, values },
  };
}
