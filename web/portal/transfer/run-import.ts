import { api, type ImportResult } from '../api.ts';
import type { PatientFile } from './open-files.ts';
import { addPiece, nothing, piecesOf } from './pieces.ts';

/** What has happened so far: how many patients of the file, and what became of them. */
export type Progress = { lines: number; result: ImportResult };

type Run = { dryRun: boolean; onProgress: (progress: Progress) => void; signal: AbortSignal };

/**
 * Sends a file piece by piece. Interrupted, what went in stays in; sending the same file again changes nothing of it.
 * @throws Problem, UnreadableFile, or an AbortError when it is stopped
 */
export async function runImport(
  file: PatientFile,
  { dryRun, onProgress, signal }: Run,
): Promise<ImportResult> {
  let result: ImportResult = { ...nothing, rejected: file.refused };
  let lines = 0;
  for await (const piece of piecesOf(file.lines())) {
    signal.throwIfAborted();
    const answer = piece.lines.length > 0 ? await api.importLines(piece.text, dryRun, signal) : nothing;
    result = addPiece(result, piece, answer);
    lines += piece.lines.length + piece.refused.length;
    onProgress({ lines, result });
  }
  return result;
}
