import { Unzip, UnzipInflate } from 'fflate';
import { partsLimit, sizeText, unpackedLimit } from '../../domain/limits.ts';
import { UnreadableFile } from './table.ts';
import type { Parts } from './workbook.ts';

/** Packed bytes unpacked at a time, so that a bomb is noticed after at most a thousand times as many. */
const step = 16 * 1024;

const isWanted = (name: string) => name.endsWith('.xml') || name.endsWith('.rels');

/** The first bytes of old and encrypted workbooks, and the name of the part that holds an encrypted one. */
const compound = [0xd0, 0xcf, 0x11, 0xe0];
const encrypted = 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0';

function notZipped(bytes: Uint8Array): UnreadableFile {
  if (!compound.every((byte, index) => bytes[index] === byte))
    return new UnreadableFile('Filen är ingen arbetsbok i formatet XLSX.');
  return new UnreadableFile(
    new TextDecoder('windows-1252').decode(bytes).includes(encrypted)
      ? 'Arbetsboken är skyddad med lösenord och går inte att läsa. Ta bort lösenordet och spara den igen.'
      : 'Arbetsboken är i ett äldre format. Spara den som .xlsx.',
  );
}

/**
 * Unpacks the workbook's own parts. It works bit by bit and stops at the limit, whatever sizes the file
 * claims.
 * @throws UnreadableFile for a file that is no zip file, or too large unpacked
 */
export function unpacked(bytes: Uint8Array): Parts {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw notZipped(bytes);
  const parts = new Map<string, Uint8Array[]>();
  let total = 0;
  const unzip = new Unzip((file) => {
    if (!isWanted(file.name)) return;
    const chunks: Uint8Array[] = [];
    const name = file.name.toLowerCase();
    if (parts.has(name))
      throw new UnreadableFile('Arbetsboken har två delar med samma namn. Spara den igen.');
    parts.set(name, chunks);
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
  return new Map([...parts].map(([name, chunks]) => [name, joined(chunks)]));
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
