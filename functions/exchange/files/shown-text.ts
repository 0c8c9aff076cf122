import { plainText, type Tag } from './tags.ts';

/** Spreadsheets write characters that XML cannot hold as `_x000D_`. */
export const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

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
