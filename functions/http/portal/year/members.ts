import * as z from 'zod';
import { areas } from '../../../domain/areas/areas.ts';
import type { CivilDate } from '../../../domain/care/period.ts';
import { WrittenDate } from '../../../domain/care/written.ts';
import type { Measure } from '../../../domain/measure/measure.ts';
import type { Member } from '../../../domain/measure/membership.ts';
import type { MemberReason } from '../../../domain/measure/reason.ts';
import { closedWindows, isClosedWindow, isOpenWindow, openWindows } from '../../../domain/measure/window.ts';

export const landedValues = ['denominator', 'numerator', 'not-numerator', 'outside'] as const;

type MembersFilter = {
  landed?: (typeof landedValues)[number] | undefined;
  missing?: string | undefined;
  part?: string | undefined;
  complete?: 'true' | undefined;
  today: CivilDate;
};

const reasonCodes = [
  ...new Set(areas.flatMap(({ measures }) => measures.flatMap(({ reasons }) => Object.keys(reasons)))),
];

const Reason = z.strictObject({
  date: WrittenDate.optional(),
  days: z.int().optional(),
  count: z.int().optional(),
  what: z
    .string()
    .optional()
    .describe('A value of the record (a grade), an occasion, or the months of the follow-up window'),
  code: z.enum(reasonCodes),
}) satisfies z.ZodType<MemberReason>;

/** A patient behind a number, and the reasons for their place in it. */
export const MemberRow = z
  .strictObject({
    reference: z.string(),
    inDenominator: z.boolean(),
    inNumerator: z.boolean().optional().describe('Left out where nobody may see it'),
    answered: z.boolean().optional().describe('In its place: whether an answer came'),
    missing: z.array(z.string()),
    reasons: z.array(Reason),
  })
  .meta({ id: 'MemberRow' });
export type MemberRow = z.infer<typeof MemberRow>;

/** Parts are stored without today's date; whether a window is open is computed from it. */
function isPart(parts: readonly string[], part: string, today: CivilDate): boolean {
  if (part === openWindows) return parts.some((one) => isOpenWindow(one, today));
  if (part === closedWindows) return parts.some((one) => isClosedWindow(one, today));
  return parts.includes(part);
}

/** Decides whether the query asks for the patient. */
export function lands(
  { inDenominator, inNumerator, missing = [], parts = [] }: Member,
  asked: MembersFilter,
): boolean {
  if (asked.missing !== undefined && !missing.includes(asked.missing)) return false;
  if (asked.complete && missing.length > 0) return false;
  if (asked.part !== undefined && !isPart(parts, asked.part, asked.today)) return false;
  switch (asked.landed) {
    case undefined:
      return true;
    case 'denominator':
      return inDenominator;
    case 'numerator':
      return inNumerator === true;
    case 'not-numerator':
      return inDenominator && inNumerator === false;
    case 'outside':
      return !inDenominator;
  }
}

export function rowOf(measure: Measure, reference: string, member: Member): MemberRow {
  const { inDenominator, inNumerator, missing = [], reasons = [] } = member;
  const result = measure.answersHidden
    ? { answered: !missing.includes(measure.answersHidden.unanswered) }
    : { inNumerator: inNumerator === true };
  return { reference, inDenominator, ...result, missing: [...missing], reasons: [...reasons] };
}
