/** Lines as one request takes them, and the place of the first among them all, from 0. */
export type Piece = { first: number; lines: string[]; text: string };

/** The largest request of an import, in bytes: what the deployed API can take. */
export const importLimit = 4 * 1024 * 1024;

/**
 * Splits lines into pieces that one request each takes. A line that alone is too large has a piece of its own, which
 * the API then refuses.
 */
export function* piecesOf(lines: Iterable<string>, limit = importLimit): Generator<Piece> {
  const encoder = new TextEncoder();
  let piece: string[] = [];
  let bytes = 0;
  let first = 0;
  const done = (): Piece => ({ first, lines: piece, text: piece.join('\n') });
  for (const line of lines) {
    const size = encoder.encode(line).length + 1;
    if (piece.length > 0 && bytes + size > limit) {
      yield done();
      first += piece.length;
      piece = [];
      bytes = 0;
    }
    piece.push(line);
    bytes += size;
  }
  if (piece.length > 0) yield done();
}
