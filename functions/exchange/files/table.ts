import { fileLimit, sizeText } from '../../domain/limits.ts';
import type { Cell } from './codec.ts';

/** A table of a file: the sheet of a workbook, or a part of a CSV file. */
export type Table = {
  /** The name of the sheet; for a CSV file, the file's name. */
  name: string;
  /** Rows with their numbers in the file, from 1. The first is the header. */
  rows: readonly { number: number; cells: readonly Cell[] }[];
  /** True for a sheet that the spreadsheet hides. */
  isHidden?: true;
  /** True for one of several tables below each other, as the name is then not its own. */
  isPart?: true;
};

/** A fault in a file: its place, and a sentence in Swedish. */
export type RowError = {
  sheet: string;
  /** From 1, as the spreadsheet shows it; 0 when it concerns the whole sheet or file. */
  row: number;
  /** The column's header. */
  column?: string | undefined;
  message: string;
  reference?: string | undefined;
};

/** A file that cannot be read at all; the message is a Swedish sentence. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** @throws UnreadableFile for more bytes than one reading accepts */
export function checkSize(bytes: Uint8Array): void {
  if (bytes.length <= fileLimit) return;
  throw new UnreadableFile(`Filen är större än ${sizeText(fileLimit)}. Dela upp den i flera.`);
}
