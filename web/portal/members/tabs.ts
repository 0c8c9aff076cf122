import type { Measure } from '../../../functions/domain/measure.ts';
import type { Landed } from '../api.ts';

/** The places where patients can land in a measure, as they are asked about. */
export function tabsOf(measure: Measure): { landed: Landed; text: string }[] {
  const outside = { landed: 'outside', text: 'Utanför måttet' } as const;
  if (measure.kind === 'count') return [{ landed: 'denominator', text: 'Räknas' }, outside];
  // Who gave which answer is shown to nobody, so a hidden result has no numerator to open.
  if (measure.resultHidden) return [{ landed: 'denominator', text: 'I nämnaren' }, outside];
  return [
    { landed: 'denominator', text: 'I nämnaren' },
    { landed: 'numerator', text: 'I täljaren' },
    { landed: 'not-numerator', text: 'Inte i täljaren' },
    outside,
  ];
}
