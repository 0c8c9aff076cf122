import type { Area } from '../care/area.ts';
import type { Occasion } from '../care/occasion.ts';
import type { CivilDate } from '../care/period.ts';
import { type Counters, countersUnder } from './counters.ts';
import type { YearHistory } from './history.ts';
import type { MeasureResult } from './measure-result.ts';
import type { Reason } from './reason.ts';
import { windowsOpen } from './window.ts';

/** Where one patient lands in one measure and year. */
export type Membership = {
  /** Counted in the measure's denominator (shares) or population (counts). */
  inDenominator: boolean;
  /** Counted in its numerator; for a count measure the same as inDenominator. */
  inNumerator: boolean;
  /** What else the patient adds, by the measure's own counter names (`homeRegion.14`, `sent`). */
  counts: Counters;
  /** What is not recorded and would be needed: field names, or `form@occasion`. */
  missing: readonly string[];
  /** Why the patient lands there, as data; reason.ts has the sentences. */
  reasons: readonly Reason[];
};

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

/** Forms whose response rate a measure tells: those of an occasion, of the measurement year or of years before it. */
export type Rated = { occasion: Occasion; forms: readonly string[]; yearsBefore: number };

/** A follow-up measure (uppföljningsmått) as a definition: membership of one patient, and how totals are shown. */
export type Measure = {
  id: string;
  name: string;
  category: MeasureCategory;
  kind: 'count' | 'share';
  /** What is aimed for; none for background measures. */
  direction: 'high' | 'low' | null;
  /** Under development by the units (utvecklingsmått). */
  underDevelopment?: true;
  /** The first year in whose March the measure is reported. */
  firstReportYear: number;
  /** It looks at patients treated the year before (behandlingsår) and followed up since. */
  followsTreatmentYear?: true;
  /** Which patient answered what is shown to nobody: only whether an answer came, and aggregates of five or more. */
  resultHidden?: true;
  levels: readonly ('country' | 'unit')[];
  texts: MeasureTexts;
  publicTexts: readonly (keyof MeasureTexts)[];
  /**
   * Where the patient lands in the measurement year, or null when the measure does not concern them.
   * A function of the history alone.
   */
  member(history: YearHistory): Membership | null;
  /**
   * What the result carries beside numerator, denominator, share and interval. `withheld` among it leaves out all of
   * these but the denominator.
   */
  present?(counter: (name: string) => number, view: View): Partial<MeasureResult>;
  /** What its response rate is counted from. */
  rated?: readonly Rated[];
  /** Names of its breakdowns, in the order shown. */
  breakdowns: readonly string[];
};

/** What a presentation may depend on beside the totals. */
export type View = {
  area: Area;
  year: number;
  today: CivilDate;
  /** Nothing is withheld: the signed report to the authority. */
  trueCounts?: boolean;
};

/** Numbers smaller than this are not shown for what patients answered. */
export const smallestShownAnswers = 5;

/** z of a two-sided 95 % interval. */
const z = 1.959963984540054;

/** Share of a whole; null, never 0 or NaN, when there is no whole. */
export const shareOf = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : numerator / denominator;

/** 95 % Wilson score interval (Wilson 1927), unrounded within [0, 1]; null when the denominator is 0. */
export function wilson(numerator: number, denominator: number): readonly [number, number] | null {
  if (denominator === 0) return null;
  const share = numerator / denominator;
  const z2 = (z * z) / denominator;
  const centre = (share + z2 / 2) / (1 + z2);
  const half = (z / (1 + z2)) * Math.sqrt((share * (1 - share)) / denominator + z2 / (4 * denominator));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

const thousandths = (value: number) => Math.round(value * 1000) / 1000;

/** numerator, denominator, share and interval, as every share measure carries them. */
export function presentShare(numerator: number, denominator: number) {
  const interval = wilson(numerator, denominator);
  return {
    numerator,
    denominator,
    share: shareOf(numerator, denominator),
    interval: interval && ([thousandths(interval[0]), thousandths(interval[1])] as const),
  };
}

/** Whether the measure has a result for the measurement year. */
export const isReported = (measure: Measure, year: number): boolean => year + 1 >= measure.firstReportYear;

/** A measure's result from totals: of one unit, or summed over units for the country. */
export function presentMeasure(measure: Measure, counters: Counters, view: View): MeasureResult {
  const { id, kind } = measure;
  const treatmentYear = measure.followsTreatmentYear ? { treatmentYear: view.year - 1 } : {};
  if (!isReported(measure, view.year)) {
    return {
      id,
      kind,
      status: 'not-yet-reported',
      firstReportYear: measure.firstReportYear,
      ...treatmentYear,
    };
  }
  const counter = (name: string) => counters[`${id}.${name}`] ?? 0;
  const own = measure.present?.(counter, view) ?? {};
  const gaps = countersUnder(counters, `${id}.gap.`);
  return {
    id,
    kind,
    ...treatmentYear,
    ...(kind === 'count' ? presentCount(measure, counters) : presentPatients(counter, own)),
    ...(Object.keys(gaps).length > 0 ? { gaps } : {}),
    ...own,
    ...(measure.followsTreatmentYear
      ? { followUpWindow: view.area.followUpWindow, windowsOpen: windowsOpen(counters, view.today) }
      : {}),
  };
}

function presentCount({ id, breakdowns }: Measure, counters: Counters) {
  return {
    count: counters[`${id}.count`] ?? 0,
    breakdowns: Object.fromEntries(
      breakdowns.map((name) => [name, countersUnder(counters, `${id}.${name}.`)]),
    ),
  };
}

function presentPatients(counter: (name: string) => number, { withheld }: Partial<MeasureResult>) {
  const denominator = counter('denominator');
  if (!withheld) return presentShare(counter('numerator'), denominator);
  // That nobody has no share tells nothing of what anybody answered.
  return denominator === 0 ? { denominator, share: null, interval: null } : { denominator };
}
