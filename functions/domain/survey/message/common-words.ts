import type { Since } from './message.ts';

/**
 * Sentences that letters and messages share. None names the patient's treatment, since others may read them.
 */

export const sinceTexts = {
  sv: {
    recently: 'Du har nyligen varit i kontakt med oss.',
    'a-year-ago': 'För ungefär ett år sedan var du i kontakt med oss.',
    earlier: 'Du har tidigare varit i kontakt med oss.',
  },
  en: {
    recently: 'You were recently in contact with us.',
    'a-year-ago': 'About a year ago you were in contact with us.',
    earlier: 'You have been in contact with us before.',
  },
} as const satisfies Record<'sv' | 'en', Record<Since, string>>;

export const guardianTexts = {
  sv: 'Till dig som är vårdnadshavare: frågorna gäller ditt barn. Barnet kan svara självt eller med din hjälp, eller så svarar du. Ni väljer vem som svarar innan frågorna börjar.',
  en: 'If you are a guardian: the questions are about your child. The child can answer alone or with your help, or you can answer. You choose who answers before the questions begin.',
} as const;
