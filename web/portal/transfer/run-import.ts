import { detailsLimit } from '../../../functions/exchange/changes.ts';
import { api } from '../api.ts';
import type { PatientFile } from './open-files.ts';
import { addPiece, type ImportSum, nothing, piecesOf } from './pieces.ts';

/** What has happened so far: how many patients of the file, and what became of them. */
export type Progress = { lines: number; result: ImportSum };

type Run = { dryRun: boolean; onProgress: (progress: Progress) => void; signal: AbortSignal };

/**
 * Sends a file piece by piece. Interrupted, what went in stays in; sending the same file again changes nothing of it.
 * A piece that writes is waited for when it is stopped, so that what went in is known.
 * @throws Problem, UnreadableFile, or an AbortError when it is stopped
 */
export async function runImport(file: PatientFile, { dryRun, onProgress, signal }: Run): Promise<ImportSum> {
  let result: ImportSum = { ...nothing, rejected: file.refused };
  let lines = 0;
  for await (const piece of piecesOf(file.lines())) {
    signal.throwIfAborted();
    const details = dryRun && result.details.length < detailsLimit;
    const answer =
      piece.lines.length > 0
        ? await api.importLines(piece.text, { dryRun, details, ...(dryRun ? { signal } : {}) })
        : nothing;
    result = addPiece(result, piece, answer);
    lines += piece.lines.length + piece.refused.length;
    onProgress({ lines, result });
  }
  return result;
}
