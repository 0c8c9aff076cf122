import type { SurveyTexts } from '../survey-texts.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fi } from './fi.ts';
import { sv } from './sv.ts';

/** The languages of the survey's interface; the first is the default. */
export const languages: readonly [SurveyTexts, ...SurveyTexts[]] = [sv, en, fi, ar];

export const textsIn = (language: string | undefined): SurveyTexts =>
  languages.find((texts) => texts.language === language) ?? languages[0];
