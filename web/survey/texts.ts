/**
 * Every word of the survey's interface in one language. A language is one file in languages/ (and a line in its list);
 * the words of the questionnaires are apart, in functions/domain/wordings/. `{0}`, `{1}` are filled in.
 */
export type SurveyTexts = {
  /** BCP 47, e.g. `sv`. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** The language's own name for itself. */
  name: string;
  /** Shown where the translation is our own and nobody has reviewed it. */
  unreviewed?: string;
  languages: string;
  title: string;
  /** {0} unit, {1} minutes */
  lead: string;
  /** {0} part, {1} parts */
  part: string;
  who: string;
  respondents: { patient: string; 'patient-with-help': string; guardian: string };
  premNote: string;
  promNote: string;
  skip: string;
  provisional: string;
  send: string;
  /** {0} languages */
  otherLanguages: string;
  answered: string;
  /** {0} receipt */
  receipt: string;
  allDone: string;
  allDoneText: string;
  footer: string;
  errors: { title: string; who: string; item: string; none: string; other: string };
  entry: { title: string; label: string; hint: string; open: string; wrong: string };
  help: {
    unknown: string;
    unknownText: string;
    expired: string;
    expiredText: string;
    withdrawn: string;
    withdrawnText: string;
    tooMany: string;
    /** {0} minutes */
    tooManyText: string;
    answered: string;
    answeredText: string;
    onward: string;
    failed: string;
    /** {0} id in the log */
    failedText: string;
    missing: string;
    missingText: string;
    call: string;
  };
};

/** Puts values into a text's `{0}`, `{1}`, in order. */
export const fill = (text: string, ...values: (string | number)[]): string =>
  text.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ''));
