import { UnreadableFile } from './table.ts';

/** A tag of a part of a workbook, with the text between it and the next. */
export type Tag = {
  /** Without a prefix. */
  name: string;
  /** As they are written: `attributesOf` reads them. */
  attributes: string;
  /** `<c/>` opens and closes at once. */
  opens: boolean;
  closes: boolean;
  /** As it is written: `plainText` reads it. */
  text: string;
};

/** Bytes that are decoded at a time, and the longest tag with its text: spreadsheets hold 32 767 characters in a cell. */
const longest = 1024 * 1024;

/** Elements within each other: spreadsheets come to ten. */
const deepest = 100;

const declaration = /^\s*(?:<\?xml([^<>]{0,500})\?>)?\s*/;

/** A tag and the text up to the next. Matched from where the last ended, and with one way to match: linear. */
const token = /<(\/?)([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*(\/?)>([^<]*)/y;

/** Why a workbook is refused that could be understood in two ways. */
export const isUnclear = () =>
  new UnreadableFile(
    'Arbetsboken är skriven på ett ovanligt sätt. Öppna den i ett kalkylprogram och spara den igen.',
  );

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** Keeps count of what is open. @throws UnreadableFile where something closes that is not open, or is left open */
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
 * The tags of a part of a workbook, as far as spreadsheets write them: UTF-8, no comments, no angle brackets in
 * attributes. The part is decoded a piece at a time, so that a large one is never held as text.
 * @throws UnreadableFile where it is written otherwise
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

/** Text as it is meant. @throws UnreadableFile for a reference to a character that is none */
export const plainText = (written: string): string =>
  written.includes('&') ? written.replace(/&([^;&]*);?/g, (_, name: string) => character(name)) : written;

const attribute = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** A tag's attributes by their names without prefixes. @throws UnreadableFile where one name comes twice */
export function attributesOf({ attributes }: Tag): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const [, name = '', double, single] of attributes.matchAll(attribute)) {
    // A declared prefix names nothing of the tag.
    if (name.startsWith('xmlns')) continue;
    if (all.has(local(name))) throw isUnclear();
    all.set(local(name), plainText(double ?? single ?? ''));
  }
  return all;
}

/** Whether an attribute of a workbook says yes (xsd:boolean), or what it says where it is left out. */
export const isYes = (said: string | undefined, otherwise = false): boolean =>
  said === undefined ? otherwise : said.trim() === '1' || said.trim() === 'true';
