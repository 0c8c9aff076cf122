import { folded } from './codec.ts';
import { UnreadableFile } from './table.ts';

/** The upper half of code page 850, from 0x80, in which older Windows programs save text. */
const codePage850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

function from850(bytes: Uint8Array): string {
  // Other characters than ASCII are rare; the rest is decoded at once.
  const ascii = new TextDecoder('windows-1252').decode(bytes.map((byte) => (byte < 0x80 ? byte : 0x1a)));
  const upper = bytes.filter((byte) => byte >= 0x80 || byte === 0x1a);
  let at = 0;
  return ascii.replaceAll('\u001a', () => {
    const byte = upper[at++] ?? 0;
    return byte < 0x80 ? String.fromCharCode(byte) : (codePage850[byte - 0x80] ?? '');
  });
}

type Encoding = { name: string; decode: (bytes: Uint8Array) => string };

const known = (name: string, label: string): Encoding => ({
  name,
  decode: (bytes) => new TextDecoder(label, { fatal: true }).decode(bytes),
});

const utf8 = known('UTF-8', 'utf-8');
const utf16 = [known('UTF-16', 'utf-16le'), known('UTF-16', 'utf-16be')];
const byByte = [
  known('Windows-1252', 'windows-1252'),
  known('MacRoman', 'macintosh'),
  { name: 'CP850', decode: from850 },
];

/** The names of all encodings tried, for the error text. */
const tried = [...new Set([utf8, ...utf16, ...byByte].map(({ name }) => name))].join(', ');

function decoded({ decode }: Encoding, bytes: Uint8Array): string | undefined {
  try {
    return decode(bytes);
  } catch {
    return undefined;
  }
}

/** Splits the first rows into cells: the headers, whatever separates them. */
const firstCells = (text: string) => text.slice(0, 64 * 1024).split(/[;,\t\r\n]/, 5_000);

/**
 * Scores how much a text looks like a filled-in template: first by headers, then by Swedish letters against
 * other signs.
 */
function likeness(text: string, headers: ReadonlySet<string>): [headers: number, letters: number] {
  const cells = firstCells(text).map((cell) => folded(cell.replaceAll('"', '').replace(/\*+$/, '')));
  const found = new Set(cells.filter((cell) => headers.has(cell))).size;
  const swedish = text.match(/[åäöÅÄÖéÉ]/g)?.length ?? 0;
  const other = text.match(/[^\p{ASCII}åäöÅÄÖéÉ]/gu)?.length ?? 0;
  return [found, swedish - other];
}

/**
 * Decodes text in the encoding that makes the template's headers appear.
 * @param headers folded
 * @throws UnreadableFile, naming the encodings tried, when the headers appear in none
 */
export function decode(bytes: Uint8Array, headers: ReadonlySet<string>): string {
  const [first, second] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const hasNuls = bytes.subarray(0, 1000).includes(0);
  if (!isMarked && !hasNuls) {
    const text = decoded(utf8, bytes);
    if (text !== undefined) return text;
  }
  const likely = isMarked ? (first === 0xff ? utf16.slice(0, 1) : utf16.slice(1)) : hasNuls ? utf16 : byByte;
  const [best] = likely
    .flatMap((encoding) => decoded(encoding, bytes) ?? [])
    .map((text) => ({ text, like: likeness(text, headers) }))
    .sort(({ like: one }, { like: other }) => other[0] - one[0] || other[1] - one[1]);
  if (!best || (headers.size > 0 && best.like[0] === 0))
    throw new UnreadableFile(
      `Mallens rubriker finns inte i filen, hur den än läses (${tried}). Spara den som CSV UTF-8 eller som arbetsbok.`,
    );
  return best.text;
}
