import { plainText, type Tag } from './tags.ts';

/** Spreadsheets write characters that XML cannot hold as `_x000D_`. */
export const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** Gathers the text of a cell from its runs. How Japanese is pronounced (rPh) stands beside what is shown. */
export class ShownText {
  #text = '';
  #isPronounced = false;

  see({ name, opens, closes, text }: Tag): void {
    if (name === 'rPh') this.#isPronounced = opens && !closes;
    if (name === 't' && opens && !closes && !this.#isPronounced) this.#text += plainText(text);
  }

  /** The text so far, as people see it; the next begins anew. */
  take(): string {
    const text = unescaped(this.#text);
    this.#text = '';
    return text;
  }
}
