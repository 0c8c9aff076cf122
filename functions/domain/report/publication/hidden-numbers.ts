import type { MeasuredArea } from '../../measure/measured-area.ts';
import { type NumberName, numberNames } from './number-names.ts';
import type { Publication } from './publication.ts';

/** A hidden number in Swedish words, and the reason why it is hidden. */
export type HiddenNumber = NumberName & { unit: string | null; reason: string };

const reasons = {
  small: 'Talet, eller det som återstår av nämnaren, är 1–4',
  protects: 'Skyddar en annan siffra',
} as const;

/** Lists the hidden numbers of a publication with the reason of each, for the authority: they are not public. */
export function hiddenNumbers(
  area: MeasuredArea,
  { year, hidden }: Pick<Publication, 'year' | 'hidden'>,
): HiddenNumber[] {
  const nameOf = numberNames(area, year);
  return hidden.map(({ unit, cell, why }) => ({ ...nameOf(cell), unit, reason: reasons[why] }));
}
