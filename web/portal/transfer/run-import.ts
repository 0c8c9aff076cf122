import { api, type ImportResult } from '../api.ts';
import { type PatientLine, readLines } from './patient-file.ts';
import { addPiece, nothing, piecesOf } from './pieces.ts';

/** What has happened so far: how many lines of the file, and what became of them. */
export type Progress = { lines: number; result: ImportResult };

/** How many patients a file has, before anything is sent. */
export async function countLines(file: Blob): Promise<number> {
  let count = 0;
  for await (const { text } of readLines(file)) if (text) count += 1;
  return count;
}

type Run = { dryRun: boolean; onProgress: (progress: Progress) => void; signal: AbortSignal };

/**
 * Sends a file piece by piece. Interrupted, what went in stays in; sending the same file again changes nothing of it.
 * @throws Problem, UnreadableFile, or an AbortError when it is stopped
 */
export async function runImport(file: Blob, { dryRun, onProgress, signal }: Run): Promise<ImportResult> {
  let result = nothing;
  let lines = 0;
  const source: AsyncIterable<PatientLine> = readLines(file);
  for await (const piece of piecesOf(source)) {
    signal.throwIfAborted();
    const answer = piece.lines.length > 0 ? await api.importLines(piece.text, dryRun, signal) : nothing;
    result = addPiece(result, piece, answer);
    lines += piece.lines.length + piece.refused.length;
    onProgress({ lines, result });
  }
  return result;
}
