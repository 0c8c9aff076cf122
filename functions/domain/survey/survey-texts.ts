import type { Instrument } from './instrument.ts';

/**
 * Every word of the survey's interface in one language. A language is one file in languages/ (and a line in its list);
 * the words of the questionnaires are apart, in functions/domain/survey/wordings/. `{0}`, `{1}` are filled in.
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
  /** Who sees the answers to a form, by the instrument's `answersShownTo`. */
  answersShownTo: Readonly<Record<Instrument['answersShownTo'], string>>;
  skip: string;
  provisional: string;
  send: string;
  /** {0} languages */
  otherLanguages: string;
  /** On a printed form. {0} code */
  paper: string;
  answered: string;
  /** {0} receipt */
  receipt: string;
  allDone: string;
  allDoneText: string;
  footer: string;
  errors: { title: string; who: string; item: string; none: string; other: string };
  entry: {
    title: string;
    label: string;
    hint: string;
    open: string;
    /** Where fewer characters were typed. {0} typed, {1} of a code */
    short: string;
    /** The same where more were. */
    long: string;
    /** {0} characters that are in no code */
    foreign: string;
  };
  help: {
    unknown: string;
    unknownText: string;
    expired: string;
    expiredText: string;
    withdrawn: string;
    withdrawnText: string;
    /** Where such a link was answered on this phone and nothing could be sent. */
    unsent: string;
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
    /** Whom to call where no unit is known. */
    call: string;
    /** The same where one is. {0} unit */
    contact: string;
    /** Where its number is found, unless it has given it. */
    number: string;
  };
  /** What the script says. */
  script: {
    /** {0} number, {1} questions */
    question: string;
    next: string;
    back: string;
    check: string;
    checkText: string;
    change: string;
    unanswered: string;
    answer: string;
    /** Over the questions that were skipped, where it is one. */
    oneSkipped: string;
    /** {0} number, from two */
    skipped: string;
    /** Behind it, where the part can be sent as it is. */
    skippedText: string;
    /** Where a part stands, {0} its title. */
    sending: string;
    kept: string;
    held: string;
    stored: string;
    taken: string;
    closed: string;
    refused: string;
    waiting: string;
    waitingText: string;
    /** The same where the phone can keep nothing. */
    heldText: string;
    notTaken: string;
    /** What is answered is stored, and the rest has no words in this language. */
    partly: string;
    partlyText: string;
    retry: string;
    draftNote: string;
    clear: string;
    clearSure: string;
    offline: string;
    offlineText: string;
  };
};

/** The words that go to the script with the page. */
export type ScriptTexts = SurveyTexts['script'] &
  Pick<SurveyTexts, 'receipt' | 'allDone' | 'allDoneText'> & {
    errors: Pick<SurveyTexts['errors'], 'who' | 'item' | 'none'>;
  };

/** What the script is given with the page. */
export type ScriptData = {
  /** The page's language. A browser that translates the page writes another one into the document. */
  language: string;
  texts: ScriptTexts;
  unit: { id: string; name: string };
  /** Of the page that is kept for when there is no network. */
  version: string;
  /** This is that page. */
  shell: boolean;
};

export const scriptTexts = ({ script, receipt, allDone, allDoneText, errors }: SurveyTexts): ScriptTexts => ({
  ...script,
  receipt,
  allDone,
  allDoneText,
  errors: { who: errors.who, item: errors.item, none: errors.none },
});

/** Puts values into a text's `{0}`, `{1}`, in order. */
export const fill = (text: string, ...values: (string | number)[]): string =>
  text.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ''));
