import { UnreadableFile } from './table.ts';

/** A tag of a part of a workbook, with the text between it and the next. */
export type Tag = {
  /** Without a prefix. */
  name: string;
  /** Unparsed attributes; `attributesOf` reads them. */
  attributes: string;
  /** True for `<c/>`, which opens and closes at once. */
  opens: boolean;
  closes: boolean;
  /** Text with its escapes; `plainText` reads it. */
  text: string;
};

/**
 * Bytes decoded at a time, and the limit of a tag with its text: a spreadsheet's cell holds 32 767
 * characters.
 */
const longest = 1024 * 1024;

/** Most levels of nested elements: spreadsheets use up to ten. */
const deepest = 100;

const declaration = /^\s*(?:<\?xml([^<>]{0,500})\?>)?\s*/;

/**
 * Matches a tag and the text up to the next one. It starts at the end of the last match and has only one way
 * to match, so it takes linear time.
 */
const token = /<(\/?)([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*(\/?)>([^<]*)/y;

/** The reason for refusing a workbook that could be understood in two ways. */
export const isUnclear = () =>
  new UnreadableFile(
    'Arbetsboken är skriven på ett ovanligt sätt. Öppna den i ett kalkylprogram och spara den igen.',
  );

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Tracks the open elements.
 * @throws UnreadableFile when an end has no start, or a start no end
 */
function nesting() {
  const open: string[] = [];
  return {
    see: (name: string, { opens, closes }: Tag) => {
      if (opens && !closes) open.push(name);
      if (!opens && open.pop() !== name) throw isUnclear();
      if (open.length > deepest) throw isUnclear();
    },
    end: () => {
      if (open.length > 0) throw isUnclear();
    },
  };
}

/**
 * Yields the tags of a part of a workbook, in the form that spreadsheets write: UTF-8, no comments, no angle
 * brackets in attributes. The part is decoded a piece at a time, so a large one is never held as text.
 * @throws UnreadableFile for any other form
 */
export function* tagsOf(part: Uint8Array): Generator<Tag> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const elements = nesting();
  let piece = '';
  let read = 0;
  const readOn = (from: number) => {
    const end = Math.min(read + longest, part.length);
    try {
      piece = piece.slice(from) + decoder.decode(part.subarray(read, end), { stream: end < part.length });
    } catch {
      throw isUnclear();
    }
    read = end;
  };
  readOn(0);
  const start = declaration.exec(piece);
  if (/encoding\s*=\s*["'](?!utf-8["'])/i.test(start?.[1] ?? '')) throw isUnclear();
  let at = start?.[0].length ?? 0;
  for (;;) {
    token.lastIndex = at;
    const found = token.exec(piece);
    const isWhole = read >= part.length || (found && token.lastIndex < piece.length);
    if (!isWhole && piece.length - at <= longest) {
      readOn(at);
      at = 0;
      continue;
    }
    if (at >= piece.length) return elements.end();
    if (!found || !isWhole) throw isUnclear();
    at = token.lastIndex;
    const [, closing = '', name = '', attributes = '', empty = '', text = ''] = found;
    const tag = { name: local(name), attributes, opens: !closing, closes: !!closing || !!empty, text };
    elements.see(name, tag);
    yield tag;
  }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function character(reference: string): string {
  const [, hex, digits, name = ''] = /^(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+))$/i.exec(reference) ?? [];
  const code = hex ? Number.parseInt(hex, 16) : Number(digits);
  const found = hex || digits ? code > 0 && code <= 0x10ffff && String.fromCodePoint(code) : named[name];
  if (!found) throw isUnclear();
  return found;
}

/**
 * Replaces the escapes of a text.
 * @throws UnreadableFile for a reference to no character
 */
export const plainText = (written: string): string =>
  written.includes('&') ? written.replace(/&([^;&]*);?/g, (_, name: string) => character(name)) : written;

const attribute = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads a tag's attributes by their names without prefixes.
 * @throws UnreadableFile when a name comes twice
 */
export function attributesOf({ attributes }: Tag): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const [, name = '', double, single] of attributes.matchAll(attribute)) {
    // A declared prefix is no attribute of the tag.
    if (name.startsWith('xmlns')) continue;
    if (all.has(local(name))) throw isUnclear();
    all.set(local(name), plainText(double ?? single ?? ''));
  }
  return all;
}

/** Reads a truth value of a workbook (xsd:boolean), or its default when it is left out. */
export const isYes = (said: string | undefined, otherwise = false): boolean =>
  said === undefined ? otherwise : said.trim() === '1' || said.trim() === 'true';
