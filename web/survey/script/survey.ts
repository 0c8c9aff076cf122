import type { ScriptTexts } from '../../../functions/domain/survey/survey-texts.ts';
import type { Part } from './parts.ts';

/** The state of the open questionnaire, shared by every module of the script. */
export type Survey = {
  texts: ScriptTexts;
  parts: Part[];
  /** The part that asks who answers: the first one that was open. */
  asked: Part | undefined;
  /** How many parts come before these: on the page kept for use without a network the done ones are left out. */
  before: number;
  /** How many parts there are, with those before. */
  of: number;
  /** Whether the last attempt to send got no answer at all. */
  unreached: boolean;
  /** Whether the phone keeps the present answers. */
  kept: boolean;
};
