import type { ScriptTexts } from '../../../functions/domain/survey/survey-texts.ts';
import type { Part } from './parts.ts';

/** The questionnaire under way: what every module of the script looks at. */
export type Survey = {
  texts: ScriptTexts;
  parts: Part[];
  /** The part in which it is asked who answers: the first that was open. */
  asked: Part | undefined;
  /** Whether what is answered is on the phone now. */
  kept: boolean;
};
