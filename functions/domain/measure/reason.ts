import type { CivilDate } from '../care/period.ts';

/** The values in a reason's sentence. */
export type ReasonDetail = {
  date?: CivilDate | undefined;
  days?: number | undefined;
  count?: number | undefined;
  /** A value of the record (a grade), an occasion, or the months of the follow-up window. */
  what?: string | undefined;
};

/**
 * The reason for a patient's place in a measure, as data: a code of the measure and the values of its
 * sentence. It is stored with the tally, so that a list of patients is one read. The sentences are in the
 * measure's file and can change without a recount.
 */
export type MemberReason<Code extends string = string> = ReasonDetail & { code: Code };

/**
 * The Swedish sentences by code. A sentence may depend on today's date, since reasons are stored without a
 * clock.
 */
export type ReasonSentences = Readonly<Record<string, (detail: ReasonDetail, today: CivilDate) => string>>;

/** Writes a number of days: «1 dag», «90 dagar». */
export const dayCount = (count: number | undefined): string =>
  count === 1 ? '1 dag' : `${count ?? 0} dagar`;

/**
 * Writes a last day as a sentence, which differs once the day has passed: «Svarstiden gick ut 2026-05-14.»
 */
export const lastDayText = (
  date: CivilDate | undefined,
  today: CivilDate,
  coming: string,
  past: string,
): string => (date === undefined ? '' : ` ${date < today ? past : coming} ${date}.`);

/**
 * Writes a reason as a Swedish sentence that is true today; empty for a code that the measure no longer has.
 */
export const reasonText = (
  reasons: ReasonSentences,
  { code, ...detail }: MemberReason,
  today: CivilDate,
): string => (Object.hasOwn(reasons, code) ? (reasons[code]?.(detail, today) ?? '') : '');
