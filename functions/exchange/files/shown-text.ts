import { plainText, type Tag } from './tags.ts';

/** Spreadsheets write characters that XML cannot hold as `_x000D_`. */
export const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** The start of a text that reads as an escape, and characters that XML or its writers leave out or change. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to escape
const unwritable = /_(?=x[\dA-Fa-f]{4}_)|[\0-\x08\v-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffd-\uffff]/g;
const nonCharacters = /\p{Noncharacter_Code_Point}/gu;

const inHex = (text: string) =>
  [...Array(text.length).keys()]
    .map((at) => `_x${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}_`)
    .join('');

/**
 * Writes a text so that a workbook shows it unchanged. The name of a field that every object has (`constructor`) is
 * written in part as an escape: the library finds texts that it has written before by such names.
 */
export function escaped(text: string): string {
  const written = text.replace(unwritable, inHex).replace(nonCharacters, inHex);
  return written in {} ? inHex(written.slice(0, 1)) + written.slice(1) : written;
}

/**
 * Collects the text of a cell from its runs. Pronunciation of Japanese (rPh) is not part of the shown text.
 */
export class ShownText {
  #text = '';
  #isPronounced = false;

  see({ name, opens, closes, text }: Tag): void {
    if (name === 'rPh') this.#isPronounced = opens && !closes;
    if (name === 't' && opens && !closes && !this.#isPronounced) this.#text += plainText(text);
  }

  /** Returns the text so far, as people see it, and starts the next one. */
  take(): string {
    const text = unescaped(this.#text);
    this.#text = '';
    return text;
  }
}
