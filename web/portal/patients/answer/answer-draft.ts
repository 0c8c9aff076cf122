import { stockholmDate } from '../../../../functions/domain/care/period.ts';
import { readDate } from '../../../../functions/domain/care/read-date.ts';
import { respondents } from '../../../../functions/domain/survey/answer.ts';
import type { Instrument, Value, Values } from '../../../../functions/domain/survey/instrument.ts';
import { valuesSchema } from '../../../../functions/domain/survey/instrument.ts';
import type { Invitation } from '../../../../functions/domain/survey/invitation.ts';
import { earliestAnswer } from '../../../../functions/domain/survey/staff-answer.ts';
import type { SeenAnswer, StaffAnswer } from '../../api.ts';
import type { Read } from '../record/drafts.ts';
import { unknownWording } from './answer-wording.ts';

/** Who answered, how and when: the same for all forms that came together. */
export type AnswerHeadDraft = {
  respondent: string;
  mode: string;
  language: string;
  answeredOn: string;
  /** A version, `unknownWording`, or '' for what the unit shows now. */
  wording: string;
};

export type AnswerDraft = { head: AnswerHeadDraft; values: Readonly<Record<string, Value>> };

/** What is typed of an answer at first: nothing, or what is stored of the one that is corrected. */
export function answerDraft(answer?: SeenAnswer): AnswerDraft {
  if (!answer) {
    const head = { respondent: '', mode: 'paper', language: 'sv', answeredOn: '', wording: '' };
    return { head, values: {} };
  }
  const { respondent, mode, language, answeredAt, wording = unknownWording } = answer;
  const head = { respondent, mode, language, answeredOn: stockholmDate(answeredAt), wording };
  return { head, values: { ...answer.values } };
}

/** What the next form begins with. A wording is of one form; that nobody knows which it was may hold for the next too. */
export const carriedOn = (head: AnswerHeadDraft): AnswerDraft => ({
  head: { ...head, wording: head.wording === unknownWording ? unknownWording : '' },
  values: {},
});

/** The form to go on with: the next that is not answered, round to those before it. */
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
  /** The version that the words are shown in. */
  version: string;
  /** The day of the answer that is corrected, which stays good. */
  dayBefore?: string | undefined;
};

/** The answer as it is sent, or what is wrong by field; `values` for the questions as a whole. */
export function readAnswer(draft: AnswerDraft, context: AnswerContext): Read<StaffAnswer> {
  const { instrument, invitation, today, version, dayBefore } = context;
  const errors: Record<string, string> = {};
  const respondent = respondents.find((one) => one === draft.head.respondent);
  if (!respondent) errors.respondent = 'Välj vem som svarade.';
  const answeredOn = readDate(draft.head.answeredOn);
  const earliest = earliestAnswer(invitation);
  const sentOn = earliest && stockholmDate(earliest);
  if (!answeredOn) errors.answeredOn = 'Fyll i dagen då svaret lämnades.';
  else if (answeredOn > today) errors.answeredOn = 'Dagen ligger i framtiden.';
  else if (sentOn && answeredOn < sentOn && answeredOn !== dayBefore)
    errors.answeredOn = `Formuläret skickades ${sentOn}, efter den här dagen.`;
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
