import { plainCharacters } from '../care/plain-characters.ts';

/** The code that opens a questionnaire: 80 secret bits, written as 16 characters of Crockford's base32. */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes in a code. */
export const codeBytes = 10;

/** Characters in a code, 5 bits each. */
export const codeLength = (codeBytes * 8) / 5;

/** Writes 10 bytes as a code of 16 characters, without hyphens. */
export function codeOf(bytes: Uint8Array): string {
  if (bytes.length !== codeBytes) throw new RangeError(`a code takes ${codeBytes} bytes`);
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let shift = 75n; shift >= 0n; shift -= 5n) code += alphabet[Number((bits >> shift) & 31n)];
  return code;
}

/**
 * The typed text in capitals and plain characters. Percent-encoded characters are read, however often they were encoded:
 * mail filters write a link inside another.
 */
const plain = (typed: string): string =>
  plainCharacters(
    typed.replace(/%(?:25)*([2-7][0-9a-f])/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
  ).toUpperCase();

/** Extracts the text after `/e/` in a link; returns the whole text when it holds no link. */
const afterLink = (text: string): string => /\/E\/+([^\s/?#&]+)/.exec(text)?.[1] ?? text;

/**
 * Extracts the characters of a typed or pasted code, in capitals, without the signs between and around them.
 */
export const codeCharacters = (typed: string): string =>
  afterLink(plain(typed))
    .replace(/^[\s\p{P}<>]+|[\s\p{P}<>]+$/gu, '')
    .replace(/[\s\p{Pd}]/gu, '');

const alike = (text: string): string => text.replace(/O/g, '0').replace(/[IL]/g, '1');

const isCode = (text: string): boolean => /^[0-9A-HJKMNP-TV-Z]{16}$/.test(text);

/** Four groups of four characters, or sixteen in a row, among other words. */
const amongWords =
  /(?:^|[^0-9A-Z\p{Pd}])((?:[0-9A-TV-Z]{4}[\s\p{Pd}]{0,3}){3}[0-9A-TV-Z]{4})(?!\p{Pd}?[0-9A-Z])/gu;

/** Finds the only code among words; null for none or several. A code has a digit: four short words do not. */
function codeAmongWords(text: string): string | null {
  const found = new Set<string>();
  for (const [, group = ''] of text.matchAll(amongWords)) {
    const code = alike(codeCharacters(group));
    if (/\d/.test(group) && isCode(code)) found.add(code);
  }
  const [code = null] = found;
  return found.size === 1 ? code : null;
}

/**
 * Reads the code of an address: case, hyphens and spaces do not matter, O is read as 0, and I and L as 1. It is the part
 * of `readCode` that the page's script needs.
 * @returns the 16 characters, or null when the text is no code
 */
export function readAddressedCode(text: string): string | null {
  const code = alike(text.toUpperCase().replace(/[^0-9A-Z]/g, ''));
  return isCode(code) ? code : null;
}

/**
 * Reads a code as people type and paste it (api.md, Survey). Case, spaces, hyphens and invisible characters
 * do not matter, nor do digits of other scripts and full-width letters. O is read as 0, and I and L as 1. A
 * link, brackets or words may surround the code.
 * @returns the 16 characters, or null when the text holds no code
 */
export function readCode(typed: string): string | null {
  const code = alike(codeCharacters(typed));
  return isCode(code) ? code : codeAmongWords(plain(typed));
}

/** The reason why a typed text is no code: characters that no code has, or else the number of characters. */
type CodeFault = { foreign: string[] } | { count: number };

/** Finds the reason why a text is no code; null when `readCode` can read it. */
export function codeFault(typed: string): CodeFault | null {
  if (readCode(typed)) return null;
  const characters = [...codeCharacters(typed)];
  const foreign = new Set(characters.filter((one) => !/[0-9A-TV-Z]/.test(one)));
  return foreign.size > 0 ? { foreign: [...foreign] } : { count: characters.length };
}

/** Writes the code for people to read: `XXXX-XXXX-XXXX-XXXX`. */
export function showCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}
