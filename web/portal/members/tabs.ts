import type { Measure } from '../../../functions/domain/measure/measure.ts';
import type { Landed, MemberRow } from '../api.ts';

/** The places where patients can land in a share, said the same in tabs and rows. */
export const landedNames = {
  denominator: 'I nämnaren',
  numerator: 'I täljaren',
  'not-numerator': 'Inte i täljaren',
  outside: 'Utanför måttet',
} as const satisfies Record<Landed, string>;

const tab = (landed: Landed) => ({ landed, text: landedNames[landed] });

/** The places where patients can land in a measure, as they are asked about. */
export function tabsOf(measure: Measure): { landed: Landed; text: string }[] {
  if (measure.kind === 'count') return [{ landed: 'denominator', text: 'Räknas' }, tab('outside')];
  // Who gave which answer is shown to nobody, so a hidden result has no numerator to open.
  if (measure.answersHidden) return [tab('denominator'), tab('outside')];
  return [tab('denominator'), tab('numerator'), tab('not-numerator'), tab('outside')];
}

/** The narrowest place of a row of a share. */
export function landedOf({ inDenominator, inNumerator }: MemberRow): Exclude<Landed, 'denominator'> {
  if (inNumerator) return 'numerator';
  return inDenominator ? 'not-numerator' : 'outside';
}
