import type { SurveyTexts } from '../texts.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

/** The interface's languages; the first is what is shown when nothing else is asked for. */
export const languages: readonly [SurveyTexts, ...SurveyTexts[]] = [sv, en];

export const textsIn = (language: string | undefined): SurveyTexts =>
  languages.find((texts) => texts.language === language) ?? languages[0];
