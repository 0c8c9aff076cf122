import type { Area, Named } from '../care/area.ts';
import type { Occasion } from '../care/occasion.ts';
import type { Gaps, Noun } from './gap.ts';
import type { YearHistory } from './history.ts';
import type { Membership } from './membership.ts';
import type { ReasonSentences } from './reason.ts';

/** The Swedish texts of a measure, in the words of the source. Those named in `publicTexts` are shown publicly. */
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
  /** Felkällor och begränsningar; empty where the source says nothing. */
  limitations: string;
  /** Teknisk beskrivning, one paragraph or list row an entry. */
  technical: readonly string[];
  /** Kommentar. */
  comment?: string;
  /** Inrapportering. */
  reporting: string;
  /** Where the source contradicts itself about what is counted: in a line that stands beside the number. */
  beside?: string;
  /** Where the source contradicts itself or leaves something open: how it is read here. */
  readings: readonly string[];
};

export type MeasureCategory = 'background' | 'access' | 'outcome' | 'patient-reported' | 'handover';

/** How a number is spread over categories (fördelning). */
export type Breakdown = {
  id: string;
  name: string;
  /** In the order shown, without the one for what is not recorded; an area without any has no such breakdown. */
  categories(area: Area): readonly Named[];
  /** A line below it. */
  note?: string;
};

/**
 * A number that stands beside the measure's own. A dot in an id makes it part of an object of that name in the API's
 * form: `responseRate.one-year`.
 */
export type BesideNumber = { id: string; name: string } & (
  | {
      /** Some of the measure's patients, by the counter of the same name; it opens to them. */
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
      /** Patients by what they answered, by the counters `ID.OPTION`. */
      kind: 'answers';
      form: string;
      optionSet: string;
    }
  | {
      /** The measure's numerator as a share of the patients in the answers of that id. */
      kind: 'share-of-answers';
      answers: string;
    }
);

/** Forms whose response rate a measure has beside its number. */
export type FormsBeside = Extract<BesideNumber, { kind: 'forms' }>;

/** A follow-up measure (uppföljningsmått): its rule for one patient, and all that is shown of it. */
export type Measure = {
  id: string;
  name: string;
  category: MeasureCategory;
  kind: 'count' | 'share';
  /** What a count is of, and the counter of the patients behind it; left out where it is of patients. */
  counted?: { nouns: Noun; patients: string };
  /** What is aimed for; none for background measures. */
  direction: 'high' | 'low' | null;
  /** Under development by the units (utvecklingsmått). */
  underDevelopment?: true;
  /** The first year in whose March the measure is reported. */
  firstReportYear: number;
  /** It looks at patients treated the year before (behandlingsår) and followed up since. */
  followsTreatmentYear?: true;
  /** Which patient answered what is shown to nobody (hiding.ts). `unanswered` is the gap of those without an answer. */
  answersHidden?: { unanswered: string };
  /** Its place among those that the year's page shows first. */
  shownFirst?: number;
  levels: readonly ('country' | 'unit')[];
  texts: MeasureTexts;
  publicTexts: readonly (keyof MeasureTexts)[];
  /**
   * Where the patient lands in the measurement year, or null when the measure does not concern them.
   * A function of the history alone.
   */
  member(history: YearHistory): Membership | null;
  reasons: ReasonSentences;
  gaps: Gaps;
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
