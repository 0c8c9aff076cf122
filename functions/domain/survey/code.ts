/** The code that opens a questionnaire: 80 bits that nobody can guess, as 16 characters of Crockford's base32. */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes in a code. */
export const codeBytes = 10;

/** Characters in a code, 5 bits each. */
export const codeLength = (codeBytes * 8) / 5;

/** The code of 10 bytes, as 16 characters without hyphens. */
export function codeOf(bytes: Uint8Array): string {
  if (bytes.length !== codeBytes) throw new RangeError(`a code takes ${codeBytes} bytes`);
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let shift = 75n; shift >= 0n; shift -= 5n) code += alphabet[Number((bits >> shift) & 31n)];
  return code;
}

/** What was typed of a code: in capitals, without what may stand between its characters. */
export const codeCharacters = (typed: string): string =>
  typed.toUpperCase().replace(/[\s\u2010-\u2015-]/g, '');

/**
 * Reads a code as typed: case, hyphens and spaces do not matter, and O is 0, I and L are 1.
 * @returns the 16 characters, or null when it cannot be a code
 */
export function readCode(typed: string): string | null {
  const code = codeCharacters(typed).replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? code : null;
}

/** What keeps something typed from being a code: characters that no code has, or else how many there are. */
type CodeFault = { foreign: string[] } | { count: number };

/** @returns what is the matter, or null where `readCode` reads it */
export function codeFault(typed: string): CodeFault | null {
  if (readCode(typed)) return null;
  const characters = [...codeCharacters(typed)];
  const foreign = new Set(characters.filter((one) => !/[0-9A-TV-Z]/.test(one)));
  return foreign.size > 0 ? { foreign: [...foreign] } : { count: characters.length };
}

/** The code as people read it: `XXXX-XXXX-XXXX-XXXX`. */
export function showCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}
