import { Unzip, UnzipInflate, zipSync } from 'fflate';
import { partsLimit, sizeText, unpackedLimit } from '../../domain/limits.ts';
import { checkExtent } from './extent.ts';
import { UnreadableFile } from './table.ts';

/** Packed bytes unpacked at a time: a bomb is noticed after at most a thousand times this. */
const step = 16 * 1024;

const isWanted = (name: string) => name.endsWith('.xml') || name.endsWith('.rels');

/**
 * The workbook's own parts, packed anew without compression. It is unpacked bit by bit and given up as soon as it has
 * become too much, whatever sizes it claims; and it is not handed on where its cells would take too much.
 * @throws UnreadableFile where it is no zip file, or too much
 */
export function unpacked(bytes: Uint8Array): ArrayBuffer {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new UnreadableFile('Filen är ingen arbetsbok i formatet XLSX.');
  const parts = new Map<string, Uint8Array[]>();
  let total = 0;
  const unzip = new Unzip((file) => {
    if (!isWanted(file.name)) return;
    const chunks: Uint8Array[] = [];
    parts.set(file.name, chunks);
    if (parts.size > partsLimit) throw new UnreadableFile('Arbetsboken har för många delar.');
    file.ondata = (error, chunk) => {
      if (error) throw error;
      total += chunk.length;
      if (total > unpackedLimit) {
        const most = sizeText(unpackedLimit);
        throw new UnreadableFile(`Arbetsboken packar upp till mer än ${most}. Dela upp den i flera.`);
      }
      if (chunk.length > 0) chunks.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let start = 0; start < bytes.length; start += step) {
    unzip.push(bytes.subarray(start, start + step), start + step >= bytes.length);
  }
  const whole = new Map([...parts].map(([name, chunks]) => [name, joined(chunks)]));
  checkExtent(whole);
  const { buffer } = zipSync(Object.fromEntries(whole), { level: 0 });
  return buffer;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
