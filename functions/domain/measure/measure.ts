import type { Area, Named, Unit } from '../care/area.ts';
import type { Occasion } from '../care/occasion.ts';
import type { Gaps, Noun } from './gap.ts';
import type { YearHistory } from './history.ts';
import type { Membership } from './membership.ts';
import type { ReasonSentences } from './reason.ts';

/**
 * The Swedish texts of a measure, in the words of the source. `publicTexts` names the texts shown publicly.
 */
export type MeasureTexts = {
  /** Mått. */
  measured: string;
  /** Mätenhet. */
  unitOfMeasure: string;
  /** Syfte. */
  purpose: string;
  /** Riktning. */
  direction?: string;
  /** Typ av mått. */
  type: string;
  /** Datakälla. */
  dataSource: string;
  /** Felkällor och begränsningar; empty when the source gives none. */
  limitations: string;
  /** Teknisk beskrivning, one entry per paragraph or list row. */
  technical: readonly string[];
  /** Kommentar. */
  comment?: string;
  /** Inrapportering. */
  reporting: string;
  /** A line beside the number, when the source contradicts itself about what is counted. */
  beside?: string;
  /** This project's readings of the source where it contradicts itself or leaves something open. */
  readings: readonly string[];
};

export type MeasureCategory = 'background' | 'access' | 'outcome' | 'patient-reported' | 'handover';

/**
 * A relation between numbers that holds in every unit and in the country, so that a reader of public results can use it
 * to work out a hidden number. Numbers have the names of counters, with the measure's id before; `ID.surgery.*` is the
 * sum of a breakdown. A link to a number that the area does not have says nothing.
 * - `equal`: the sums are equal
 * - `at-most`: the first sum is at most the second
 * - `each-at-most`: each number of the first list is at most the second sum
 */
export type Link = {
  is: 'equal' | 'at-most' | 'each-at-most';
  sum: readonly string[];
  to: readonly string[];
};

/** The categories in which a unit's breakdown is published, where these are fewer than those of the country. */
export type UnitCategories = {
  categories: readonly Named[];
  /** The published category of a unit for a category of the country. */
  categoryOf(category: string, unit: Unit): string;
};

/** The distribution of a number over categories (fördelning). */
export type Breakdown = {
  id: string;
  name: string;
  /**
   * The categories in the order shown, without the one for unrecorded values. Without any, no breakdown is
   * shown.
   */
  categories(area: Area): readonly Named[];
  /** No value is ever missing. */
  neverMissing?: true;
  /** One treatment may be in several categories, so they may sum to more than the number. */
  overlapping?: true;
  /** The categories that are published of a unit; those of the country when left out. */
  ofUnit?: UnitCategories;
  /** A line below it. */
  note?: string;
};

/**
 * A further number of the measure, shown beside its own. A dot in the id makes it part of an object in the
 * API's form: `responseRate.one-year`.
 */
export type BesideNumber = { id: string; name: string } & (
  | {
      /**
       * Some of the measure's patients, by the counter of the same name; a reader can open the list of them.
       */
      kind: 'patients';
    }
  | {
      /** Forms answered of those sent for an occasion, of the measurement year or of years before it. */
      kind: 'forms';
      occasion: Occasion;
      forms: readonly string[];
      yearsBefore: number;
      counters: { sent: string; answered: string };
    }
  | {
      /** Patients by the option they chose, by the counters `ID.OPTION`. */
      kind: 'answers';
      form: string;
      optionSet: string;
    }
  | {
      /**
       * The measure's numerator as a share of the patients in another number. `answers` is the id of that
       * number.
       */
      kind: 'share-of-answers';
      answers: string;
    }
);

/** A part of a share's denominator, and which of its patients lack something. */
export type MemberPart = {
  name: string;
  landed: 'denominator' | 'numerator' | 'not-numerator';
  /** The patients who lack this. */
  missing?: string;
  /** The patients who lack nothing. */
  complete?: true;
};

/** A survey that a measure asks for. */
export type SurveyAsked = { occasion: Occasion; forms: readonly string[] };

/** A response rate of forms, as a further number of a measure. */
export type FormsBeside = Extract<BesideNumber, { kind: 'forms' }>;

/** A follow-up measure (uppföljningsmått): its rule for one patient, and everything shown about it. */
export type Measure = {
  id: string;
  name: string;
  category: MeasureCategory;
  kind: 'count' | 'share';
  /** The unit of the count, and the counter of the patients behind it; left out when patients are counted. */
  counted?: { nouns: Noun; patients: string };
  /** The desired direction; null for background measures. */
  direction: 'high' | 'low' | null;
  /** Under development by the units (utvecklingsmått). */
  underDevelopment?: true;
  /** The first calendar year in which the measure is reported, in March. */
  firstReportYear: number;
  /**
   * The name of the patients that the count or the denominator is of. Measures of one population have the same number
   * there.
   */
  population?: 'assessed' | 'followed-up';
  /** What else ties the measure's numbers to each other and to those of measures before it. */
  links?: readonly Link[];
  /** The measure concerns patients treated the year before (behandlingsår) and followed up since. */
  followsTreatmentYear?: true;
  /**
   * Set when no list may show which patient gave which answer, and the result moves in groups of answers
   * (hiding.ts). `unanswered` is the gap of patients without an answer, `answers` the number of patients by
   * the option they chose.
   */
  answersHidden?: {
    unanswered: string;
    answers: string;
    /** The answers that bring a patient into the numerator, and the others: «7 bra eller mycket bra». */
    words: { numerator: string; other: string };
  };
  /** The measure's place among the tiles that the overview shows first. */
  shownFirst?: number;
  /** The parts of the denominator in the measure's own words, which its lists are divided into. */
  parts?: readonly MemberPart[];
  levels: readonly ('country' | 'unit')[];
  texts: MeasureTexts;
  publicTexts: readonly (keyof MeasureTexts)[];
  /**
   * Decides where the patient lands in the measurement year; null when the measure does not concern the
   * patient. The result depends on the history alone.
   */
  member(history: YearHistory): Membership | null;
  reasons: ReasonSentences;
  gaps: Gaps;
  /** The surveys that bring patients into the numerator: an answer to any of the forms. */
  asks?: readonly SurveyAsked[];
  /** In the order shown. */
  breakdowns: readonly Breakdown[];
  /** In the order shown. */
  beside: readonly BesideNumber[];
};

/** Whether the measure has a result for the measurement year. */
export const isReported = (measure: Measure, year: number): boolean => year + 1 >= measure.firstReportYear;

/** The measure's breakdowns in an area, in the order shown. */
export const breakdownsOf = ({ breakdowns }: Measure, area: Area): Breakdown[] =>
  breakdowns.filter(({ categories }) => categories(area).length > 0);
