import { detailsLimit } from '../../../functions/exchange/changes.ts';
import { api } from '../api.ts';
import type { PatientFile } from './open-files.ts';
import { addPiece, type ImportSum, nothing, piecesOf } from './pieces.ts';

/** The progress so far: the number of patients of the file that are done, and the result. */
export type Progress = { lines: number; result: ImportSum };

type Run = { dryRun: boolean; onProgress: (progress: Progress) => void; signal: AbortSignal };

/**
 * Sends a file piece by piece. What was imported before an interruption stays; sending the same file again
 * changes nothing of it. When the import is stopped, a piece that writes is still waited for, so that the
 * result is known.
 * @throws Problem, UnreadableFile, or an AbortError when it is stopped
 */
export async function runImport(file: PatientFile, { dryRun, onProgress, signal }: Run): Promise<ImportSum> {
  let result: ImportSum = { ...nothing, rejected: file.refused };
  let lines = 0;
  const { acceptsAlike = false } = file;
  for await (const piece of piecesOf(file.lines())) {
    signal.throwIfAborted();
    const details = dryRun && result.details.length < detailsLimit;
    const answer =
      piece.lines.length > 0
        ? await api.importLines(piece.text, {
            dryRun,
            details,
            acceptsAlike,
            // An import has stored the earlier ones, and finds them itself.
            ...(dryRun ? { signal, earlier: piece.earlier } : {}),
          })
        : nothing;
    result = addPiece(result, piece, answer);
    lines += piece.lines.length + piece.refused.length;
    onProgress({ lines, result });
  }
  return result;
}
