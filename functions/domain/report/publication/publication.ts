import type { CivilDate, Instant } from '../../care/period.ts';
import type { ReportContent } from '../content.ts';
import type { SignedReport } from '../signed-report.ts';

/** A hidden number is null. */
export type ShownNumber = number | null;

/** A measure's result as it is published: the API's form of a result, with null in the place of a hidden number. */
export type PublishedMeasure = {
  id: string;
  kind: 'count' | 'share';
  status?: 'not-yet-reported';
  firstReportYear?: number;
  treatmentYear?: number;
  /** The measure's own number is hidden: count, numerator, denominator, share and interval are null. */
  hidden?: true;
  count?: ShownNumber;
  /** Every category is listed, zeros too. */
  breakdowns?: Readonly<Record<string, Readonly<Record<string, ShownNumber>>>>;
  numerator?: ShownNumber;
  denominator?: ShownNumber;
  share?: ShownNumber;
  interval?: readonly [number, number] | null;
  /** Where answers are hidden from the unit: the day of the last closing of a group. */
  asOf?: CivilDate;
  /** The further numbers under their ids: `patients`, `responseRate`, `answers`, `shareOfAnswered`. */
  readonly [beside: string]: unknown;
};

/**
 * Why a number is hidden:
 * - `small`: it is 1–4, or it is a share whose numerator, or what is left of its denominator, is 1–4
 * - `protects`: it could be used to work out another
 */
type HiddenBecause = 'small' | 'protects';

/** A hidden number of a publication. It is not itself public. */
export type HiddenCell = {
  /** The id of the unit; null for the country. */
  unit: string | null;
  /** The measure's id and the name of the number: `ID.homeRegion.own`, `ID.numerator`. */
  cell: string;
  why: HiddenBecause;
};

/** The published numbers of an area's year. It is written once. All but `hidden` is public. */
export type Publication = {
  area: string;
  year: number;
  publishedAt: Instant;
  /** The hash of a report is left out: readers who know all but a few numbers could try these until it fits. */
  reports: readonly { unit: string; version: number; hash?: string }[];
  /** The sum of the reports. */
  country: { measures: readonly PublishedMeasure[] };
  /** In the area's order. */
  units: readonly { unit: string; name: string; measures: readonly PublishedMeasure[] }[];
  /** The pattern: the next publication of the same year starts from it. */
  hidden: readonly HiddenCell[];
  /** No safe pattern was found: every number is hidden. */
  withheld?: true;
};

/** A report that is published. */
export type PublishedReport = Pick<SignedReport, 'version' | 'hash'> & { content: ReportContent };

/** An earlier publication of the same year, with the reports that it was made from. */
export type EarlierPublication = { publication: Publication; reports: readonly PublishedReport[] };
