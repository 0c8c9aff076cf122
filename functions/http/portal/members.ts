import * as z from 'zod';
import type { CivilDate } from '../../domain/care/period.ts';
import type { Measure } from '../../domain/measure/measure.ts';
import { Reason } from '../../domain/measure/reason.ts';
import { type Member, openWindows } from '../../domain/measure/tally.ts';
import { isOpenWindow } from '../../domain/measure/window.ts';

export const landedValues = ['denominator', 'numerator', 'not-numerator', 'outside'] as const;

type MembersFilter = {
  landed?: (typeof landedValues)[number] | undefined;
  missing?: string | undefined;
  part?: string | undefined;
  today: CivilDate;
};

/** A patient behind a number, and why they land where they do. */
export const MemberRow = z
  .strictObject({
    reference: z.string(),
    inDenominator: z.boolean(),
    inNumerator: z.boolean().optional().describe('Left out where nobody may see it (P1)'),
    answered: z.boolean().optional().describe('In its place: whether an answer came'),
    missing: z.array(z.string()),
    reasons: z.array(Reason),
  })
  .meta({ id: 'MemberRow' });
export type MemberRow = z.infer<typeof MemberRow>;

/** Parts are stored without a clock: whose window is open follows from today. */
const isPart = (parts: readonly string[], part: string, today: CivilDate): boolean =>
  part === openWindows ? parts.some((one) => isOpenWindow(one, today)) : parts.includes(part);

/** Whether the patient is among those asked for. */
export function lands(
  { inDenominator, inNumerator, missing = [], parts = [] }: Member,
  asked: MembersFilter,
): boolean {
  if (asked.missing !== undefined && !missing.includes(asked.missing)) return false;
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
  const result = measure.resultHidden
    ? { answered: !missing.includes('prem') }
    : { inNumerator: inNumerator === true };
  return { reference, inDenominator, ...result, missing: [...missing], reasons: [...reasons] };
}
