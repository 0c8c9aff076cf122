import * as z from 'zod';
import { AnsweredWording } from '../care/free-text.ts';
import { GivenMoment, WrittenLanguage } from '../care/written.ts';

export const respondents = ['patient', 'patient-with-help', 'guardian'] as const;
export const answerModes = ['web', 'paper', 'phone', 'clinic'] as const;

export const Respondent = z.enum(respondents);
export type Respondent = z.infer<typeof Respondent>;

/** An answer without its values. */
export const AnswerHead = z.strictObject({
  answeredAt: GivenMoment,
  respondent: Respondent,
  mode: z.enum(answerModes),
  language: WrittenLanguage,
  /** Version of the wording that was shown. */
  wording: AnsweredWording.optional(),
});

export type Answer = z.infer<typeof AnswerHead> & {
  values: Readonly<Record<string, string | number>>;
  /**
   * Set when an import brought the values in readable form, so that the sender knows them. Never sent or
   * shown. A PREM answer without this mark must not be compared with readable values.
   */
  cameReadable?: true | undefined;
  /**
   * The id of the one time when the values of a PREM answer were entered, on the web or by staff. It is
   * sealed with the values, and never sent or shown. PREM values of two entries must not be compared:
   * otherwise a user could enter a guess in place of an answer, and learn from a sealed copy of the answer
   * whether the guess is right.
   */
  entryId?: string | undefined;
  /**
   * Set on a PREM answer that staff typed in, so that they know its values whatever its mode says. It is sealed
   * with the values, and never sent or shown.
   */
  typedIn?: true | undefined;
};

/** An answer on a line of an import: the stored language stays when the line leaves it out. */
export type GivenAnswer = Omit<Answer, 'language'> & { language?: string | undefined };
