import type { ScriptTexts } from '../../../functions/domain/survey/survey-texts.ts';
import type { Part } from './parts.ts';

/** The state of the open questionnaire, shared by every module of the script. */
export type Survey = {
  texts: ScriptTexts;
  parts: Part[];
  /** The part that asks who answers: the first one that was open. */
  asked: Part | undefined;
  /** Whether the phone keeps the present answers. */
  kept: boolean;
};
