import { earlierRoom, importLimit } from '../../../functions/domain/limits.ts';
import { referenceName } from '../../../functions/domain/patient/reference-name.ts';
import { detailsLimit, type ImportChange, type ImportDetail } from '../../../functions/exchange/changes.ts';
import { rejectionInRows } from '../../../functions/exchange/patients-in-tables.ts';
import type { ImportResult, Rejection } from '../../../functions/exchange/result.ts';
import type { PatientLine } from './patient-file.ts';

/** The lines that go in one request, and the lines that are refused before that. */
export type Piece = {
  lines: PatientLine[];
  text: string;
  refused: Rejection[];
  /** References in earlier pieces that read like some of this one. */
  earlier: string[];
};

type Limits = {
  /** The largest request that the deployed API accepts, in bytes. */
  bytes: number;
  /** Few enough that a request is answered well within its time limit, and that progress is visible. */
  lines: number;
};

const pieceLimits: Limits = { bytes: importLimit, lines: 200 };

const encoder = new TextEncoder();

function referenceOf(text: string): string | undefined {
  try {
    const { reference } = JSON.parse(text) as { reference?: unknown };
    return typeof reference === 'string' ? reference : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Splits a file's lines into requests. The server sees one piece at a time, so a reference that comes twice
 * in the file is found here: the first is sent, and the others are refused with the server's own message.
 */
export async function* piecesOf(
  lines: AsyncIterable<PatientLine> | Iterable<PatientLine>,
  limits: Limits = pieceLimits,
): AsyncGenerator<Piece> {
  const seen = new Map<string, number>();
  const names = new Map<string, { reference: string; piece: number }[]>();
  let number = 0;
  const emptyPiece = (): Piece => ({ lines: [], text: '', refused: [], earlier: [] });
  let piece = emptyPiece();
  const noteAlike = (reference: string) => {
    const name = referenceName(reference);
    const alike = names.get(name) ?? [];
    names.set(name, [...alike, { reference, piece: number }]);
    const before = alike.filter((one) => one.piece < number).map((one) => one.reference);
    const earlier = [...new Set([...piece.earlier, ...before])];
    if (earlier.join().length <= earlierRoom) piece.earlier = earlier;
  };
  let bytes = 0;
  for await (const line of lines) {
    if (line.text === '') continue;
    const size = encoder.encode(line.text).length + 1;
    const reference = referenceOf(line.text);
    const refuse = (path: string, message: string) =>
      piece.refused.push({
        line: line.line,
        ...(reference ? { reference } : {}),
        errors: [{ path, message }],
      });
    const earlier = reference === undefined ? undefined : seen.get(reference);
    if (size > limits.bytes) {
      refuse('', 'Raden är för stor för att kunna skickas.');
      continue;
    }
    if (earlier !== undefined) {
      refuse('reference', `Referensen står redan på rad ${earlier} i samma fil.`);
      continue;
    }
    if (reference !== undefined) seen.set(reference, line.line);
    if (piece.lines.length > 0 && (bytes + size > limits.bytes || piece.lines.length >= limits.lines)) {
      yield piece;
      number += 1;
      piece = emptyPiece();
      bytes = 0;
    }
    if (reference !== undefined) noteAlike(reference);
    piece.lines.push(line);
    piece.text += `${line.text}\n`;
    bytes += size;
  }
  if (piece.lines.length > 0 || piece.refused.length > 0) yield piece;
}

/**
 * The details of an answer, with the entry that each change applies to: the entry that the path begins with.
 */
export type PlacedDetail = Omit<ImportDetail, 'changes'> & { changes: PlacedChange[] };
export type PlacedChange = ImportChange & { entry?: Readonly<Record<string, unknown>> };

export type ImportSum = Omit<ImportResult, 'details'> & { details: PlacedDetail[] };

export const nothing: ImportSum = { created: 0, updated: 0, unchanged: 0, rejected: [], details: [] };

type Entries = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[] | undefined>>;

function placedDetail({ lines }: Piece, { changes, ...detail }: ImportDetail): PlacedDetail {
  const { line = detail.line, text = '{}' } = lines[detail.line - 1] ?? {};
  if (changes.length === 0) return { ...detail, line, changes: [] };
  const given = JSON.parse(text) as Entries;
  const placed = changes.map((change): PlacedChange => {
    const [list = '', index] = change.path.split('.');
    const entry = index === undefined ? undefined : given[list]?.[Number(index)];
    return { ...change, ...(entry ? { entry } : {}) };
  });
  return { ...detail, line, changes: placed };
}

/** Adds one piece's answer to the sum, with its errors placed at their lines in the file. */
export function addPiece(sum: ImportSum, piece: Piece, answer: ImportResult): ImportSum {
  const rejected = answer.rejected.map((one): Rejection => {
    const { line = one.line, source } = piece.lines[one.line - 1] ?? {};
    return source ? rejectionInRows(source, one) : { ...one, line };
  });
  const details = (answer.details ?? []).map((detail) => placedDetail(piece, detail));
  return {
    created: sum.created + answer.created,
    updated: sum.updated + answer.updated,
    unchanged: sum.unchanged + answer.unchanged,
    rejected: [...sum.rejected, ...piece.refused, ...rejected].sort((one, other) => one.line - other.line),
    details: [...sum.details, ...details].slice(0, detailsLimit),
  };
}
