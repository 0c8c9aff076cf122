import type { Instrument } from './instrument.ts';

/** A page of plain text. */
export type Notice = { title: string; sections: readonly (readonly [heading: string, text: string])[] };

/**
 * Every word of the survey's interface in one language. A language is one file in languages/ (and a line in
 * its list); the words of the questionnaires are apart, in functions/domain/survey/wordings/. `{0}`, `{1}`
 * are filled in.
 */
export type SurveyTexts = {
  /** BCP 47, e.g. `sv`. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** The language's own name for itself. */
  name: string;
  /** Shown when the translation is our own and no translator has reviewed it. */
  unreviewed?: string;
  languages: string;
  title: string;
  /** {0} unit, {1} minutes */
  lead: string;
  /** {0} part, {1} parts */
  part: string;
  /** The length of a part with several questions. {0} questions, {1} minutes, both at least 2 */
  extent: string;
  who: string;
  respondents: { patient: string; 'patient-with-help': string; guardian: string };
  /** Says who sees the answers to a form, by the instrument's `answersShownTo`. */
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
    /** Before the areas and their units, on the page that asks for a code. */
    asks: string;
    title: string;
    label: string;
    hint: string;
    open: string;
    /** Too few characters were typed. {0} number typed, {1} number in a code */
    short: string;
    /** Too many characters were typed, with the same values. */
    long: string;
    /** {0} characters that no code has */
    foreign: string;
  };
  help: {
    unknown: string;
    unknownText: string;
    expired: string;
    expiredText: string;
    withdrawn: string;
    withdrawnText: string;
    /**
     * Shown when an expired or withdrawn link was answered on this phone but the answers could not be sent.
     */
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
    /** Advice on help when the unit is unknown. */
    call: string;
    /** Advice on help from a known unit. {0} unit */
    contact: string;
    /** Advice on finding the unit's number, when the unit has not given it. */
    number: string;
  };
  /** The pages that every foot links to. */
  about: {
    /** Shown above `privacy` until the controller's own words replace it. */
    placeholder: string;
    privacy: Notice;
    accessibility: Notice;
  };
  /** The texts of the script. */
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
    /** The heading when one question was skipped. */
    oneSkipped: string;
    /** The heading when several questions were skipped. {0} number, at least 2 */
    skipped: string;
    /** The text after the heading, when the part can be sent anyway. */
    skippedText: string;
    /** `sending` to `closed`: the state of a part. {0} number of the part */
    sending: string;
    held: string;
    stored: string;
    taken: string;
    closed: string;
    /** One part waits on the phone to be sent. Shown after `offline` or `waiting`. */
    oneKept: string;
    /** Several parts wait. {0} number, at least 2 */
    kept: string;
    refused: string;
    waiting: string;
    waitingText: string;
    /** The same as `waitingText`, for a phone that cannot keep anything. */
    heldText: string;
    notTaken: string;
    /** Shown when the answers are stored but the other parts have no words in this language. */
    partly: string;
    partlyText: string;
    /** The button between two parts that stops for now. */
    later: string;
    /** The page after that button. */
    laterTitle: string;
    laterText: string;
    retry: string;
    draftNote: string;
    clear: string;
    clearSure: string;
    /** The button that does not clear. */
    keep: string;
    offline: string;
    /** Shown after `offline` while nothing waits to be sent. */
    goOn: string;
    offlineText: string;
  };
};

/** The texts that the page hands to the script. */
export type ScriptTexts = SurveyTexts['script'] &
  Pick<SurveyTexts, 'part' | 'receipt' | 'allDone' | 'allDoneText'> & {
    onward: string;
    errors: Pick<SurveyTexts['errors'], 'who' | 'item' | 'none'>;
  };

/** The data that the page hands to the script. */
export type ScriptData = {
  /** The page's language. A browser that translates the page writes another one into the document. */
  language: string;
  texts: ScriptTexts;
  unit: { id: string; name: string };
  /** The version of the page that is kept for use without a network. */
  version: string;
  /** Whether this page is the one that is kept. */
  shell: boolean;
};

export const scriptTexts = (texts: SurveyTexts): ScriptTexts => {
  const { script, part, receipt, allDone, allDoneText, help, errors } = texts;
  return {
    ...script,
    part,
    receipt,
    allDone,
    allDoneText,
    onward: help.onward,
    errors: { who: errors.who, item: errors.item, none: errors.none },
  };
};

/** Puts values into a text's `{0}`, `{1}`, in order. */
export const fill = (text: string, ...values: (string | number | undefined)[]): string =>
  text.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ''));
