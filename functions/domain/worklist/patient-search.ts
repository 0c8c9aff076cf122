import type { PatientSummary } from './patient-summary.ts';

/** A birth date is searched for from this many digits on, so that a short number finds references alone. */
const fewestDigits = 4;

/**
 * Reads the digits of a birth date, or of a part of one, as people type it: `1980-0`, `800412`, `19800412`,
 * `1980/04/12`. Of a personal number the last four digits are left out.
 * @returns undefined for any other text
 */
export function birthDigitsIn(typed: string): string | undefined {
  const digits = typed.replace(/[-+./\s]/g, '');
  if (!/^\d+$/.test(digits) || digits.length < fewestDigits) return undefined;
  if (digits.length <= 8) return digits;
  return digits.length === 10 || digits.length === 12 ? digits.slice(0, -4) : undefined;
}

/** What is searched for. */
export type SearchedFor = {
  /** A part of the reference, in capitals or small letters. */
  part: string;
  /** Whether the text may also be of a birth date. */
  birthDates: boolean;
};

/** The texts of a patient that a search goes through: the reference in small letters, and the digits of the birth date. */
export type Searched = { reference: string; birthDigits: string };

export const searchedOf = ({ reference, birthDate }: PatientSummary): Searched => ({
  reference: reference.toLowerCase(),
  birthDigits: birthDate.replaceAll('-', ''),
});

/** Makes the test of a patient; every patient matches an empty text. Spaces in the text do not count. */
export function matcherOf({ part, birthDates }: SearchedFor): (searched: Searched) => boolean {
  const wanted = part.replace(/\s/g, '').toLowerCase();
  if (wanted === '') return () => true;
  const digits = birthDates ? birthDigitsIn(wanted) : undefined;
  return ({ reference, birthDigits }) =>
    reference.includes(wanted) || (digits !== undefined && birthDigits.includes(digits));
}
