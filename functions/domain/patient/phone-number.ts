import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { plainCharacters } from '../care/plain-characters.ts';

/** The country whose numbers people write without a country code. */
const home = 'SE';

/**
 * Reads a telephone number as people write it: `070-174 06 05`, `0046 70 174 06 05`, `+46 (0)70 174 06 05`.
 * @returns the number in E.164, or null when it is no number that a country has
 */
export function readPhone(text: string): string | null {
  const number = parsePhoneNumberFromString(plainCharacters(text), {
    defaultCountry: home,
    // A word beside the number may say whose it is, or name a second one: then nothing is guessed.
    extract: false,
  });
  return number?.isValid() && !number.ext ? number.number : null;
}
