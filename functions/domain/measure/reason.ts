import * as z from 'zod';
import type { CivilDate } from '../care/period.ts';
import { WrittenDate } from '../care/written.ts';

/** What a reason's sentence is made with. */
const ReasonDetail = z.strictObject({
  date: WrittenDate.optional(),
  days: z.int().optional(),
  count: z.int().optional(),
  what: z
    .string()
    .optional()
    .describe('A value of the record (a grade), an occasion, or the months of the follow-up window'),
});
export type ReasonDetail = z.infer<typeof ReasonDetail>;

/**
 * Why a patient lands where they do, as data: a code of the measure and what its sentence needs. Stored with the tally,
 * so a list of patients is one read; the sentences stand with the measure and can change without a recount.
 */
export const MemberReason = ReasonDetail.extend({ code: z.string() });
export type MemberReason<Code extends string = string> = ReasonDetail & { code: Code };

/** Swedish sentences by code, as they are true on a day: reasons are stored without a clock. */
export type ReasonSentences = Readonly<Record<string, (detail: ReasonDetail, today: CivilDate) => string>>;

/** «1 dag», «90 dagar». */
export const dayCount = (count: number | undefined): string =>
  count === 1 ? '1 dag' : `${count ?? 0} dagar`;

/** A last day in words, which differ once it has passed: «Svarstiden gick ut 2026-05-14.» */
export const lastDayText = (
  date: CivilDate | undefined,
  today: CivilDate,
  coming: string,
  past: string,
): string => (date === undefined ? '' : ` ${date < today ? past : coming} ${date}.`);

/** The reason as a Swedish sentence, as it is true on a day; empty for one that the measure does not give any more. */
export const reasonText = (
  reasons: ReasonSentences,
  { code, ...detail }: MemberReason,
  today: CivilDate,
): string => (Object.hasOwn(reasons, code) ? (reasons[code]?.(detail, today) ?? '') : '');
