import { UnreadableFile } from './table.ts';

/** A tag as it opens: its name without a prefix, its attributes as they are written, and whether it closes at once. */
type Tag = { name: string; attributes: string; isEmpty: boolean };

/** The longest tag with the text after it, in bytes: spreadsheets hold 32 767 characters in a cell. */
const longest = 1024 * 1024;

const declaration = /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>]{0,500}\?>)?\s*/;

/** A tag and the text up to the next. Matched from where the last ended, and with one way to match: linear. */
const token = /<(\/?)([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*(\/?)>[^<]*/y;

const isUnclear = () =>
  new UnreadableFile(
    'Arbetsboken är skriven på ett ovanligt sätt. Öppna den i ett kalkylprogram och spara den igen.',
  );

/**
 * The tags of a part of a workbook, as far as spreadsheets write them: no comments, no angle brackets in attributes.
 * Whatever a reader could understand in another way than this is refused, so that what is counted here is what is read.
 * The part is looked at a piece at a time, byte by byte: names and numbers are ASCII.
 * @throws UnreadableFile where it is written otherwise
 */
export function* tagsOf(part: Uint8Array): Generator<Tag> {
  const latin = new TextDecoder('windows-1252');
  const from = (start: number) => latin.decode(part.subarray(start, start + longest));
  let start = 0;
  let piece = from(start);
  let at = declaration.exec(piece)?.[0].length ?? 0;
  while (start + at < part.length) {
    token.lastIndex = at;
    const found = token.exec(piece);
    const isWhole = start + piece.length >= part.length || (found && token.lastIndex < piece.length);
    if (!found || !isWhole) {
      // It may go on in the next piece; but one that began at the beginning of this has no end.
      if (at === 0 || start + piece.length >= part.length) throw isUnclear();
      start += at;
      piece = from(start);
      at = 0;
      continue;
    }
    at = token.lastIndex;
    const [, closes, written = '', attributes = '', empty] = found;
    if (closes) continue;
    yield { name: written.slice(written.indexOf(':') + 1), attributes, isEmpty: empty === '/' };
  }
}
