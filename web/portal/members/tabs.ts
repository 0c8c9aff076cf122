import type { Measure } from '../../../functions/domain/measure/measure.ts';
import type { Landed, MemberRow } from '../api.ts';

/** The Swedish names of the places where patients can land in a share, the same in tabs and rows. */
export const landedNames = {
  denominator: 'I nämnaren',
  numerator: 'I täljaren',
  'not-numerator': 'Inte i täljaren',
  outside: 'Utanför måttet',
} as const satisfies Record<Landed, string>;

const tab = (landed: Landed) => ({ landed, text: landedNames[landed] });

/** The tabs of a measure's list: the places where its patients can land. */
export function tabsOf(measure: Measure): { landed: Landed; text: string }[] {
  if (measure.kind === 'count') return [{ landed: 'denominator', text: 'Räknas' }, tab('outside')];
  // A hidden result has no numerator to open, since nobody may see the answer of one patient.
  if (measure.answersHidden) return [tab('denominator'), tab('outside')];
  return [tab('denominator'), tab('numerator'), tab('not-numerator'), tab('outside')];
}

/** The narrowest place of a row of a share. */
export function landedOf({ inDenominator, inNumerator }: MemberRow): Exclude<Landed, 'denominator'> {
  if (inNumerator) return 'numerator';
  return inDenominator ? 'not-numerator' : 'outside';
}
