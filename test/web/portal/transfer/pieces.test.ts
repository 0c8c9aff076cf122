import { describe, expect, it } from 'vitest';
import { importLimit } from '../../../../functions/domain/limits.ts';
import type { PatientLine } from '../../../../web/portal/transfer/patient-file.ts';
import { addPiece, nothing, type Piece, piecesOf } from '../../../../web/portal/transfer/pieces.ts';

async function* given(...texts: string[]): AsyncGenerator<PatientLine> {
  for (const [index, text] of texts.entries()) yield { line: index + 1, text };
}

async function pieces(texts: string[], limits?: { bytes: number; lines: number }): Promise<Piece[]> {
  return allOf(piecesOf(given(...texts), limits));
}

const patient = (reference: string, padding = '') => JSON.stringify({ reference, padding });
const limits = { bytes: 100, lines: 3 };

async function allOf<Item>(source: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of source) all.push(item);
  return all;
}

describe('a file is split into requests', () => {
  it('of a limited number of lines', async () => {
    const texts = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((reference) => `{"reference":"${reference}"}`);
    const split = await pieces(texts, limits);
    expect(split.map(({ lines }) => lines.length)).toEqual([3, 3, 1]);
    expect(split.map(({ text }) => text).join('')).toBe(`${texts.join('\n')}\n`);
  });

  it('of a limited number of bytes, counted as they are sent', async () => {
    const texts = ['a', 'b'].map((reference) => patient(reference, 'å'.repeat(20)));
    const split = await pieces(texts, limits);
    expect(split).toHaveLength(2);
    for (const { text } of split) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limits.bytes);
  });

  it('as large as the API accepts, and no larger', async () => {
    const texts = ['a', 'b', 'c', 'd', 'e'].map((reference) => {
      const bare = patient(reference).length;
      return patient(reference, 'x'.repeat(importLimit / 4 - bare - 1));
    });
    const split = await pieces(texts);
    expect(split.map(({ text }) => Buffer.byteLength(text))).toEqual([importLimit, importLimit / 4]);
  });

  it('without empty lines, and with every line’s number in the file', async () => {
    const [piece] = await pieces(['', patient('a'), '', patient('b')], limits);
    expect(piece?.lines.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('and an empty file into none', async () => {
    expect(await pieces(['', ''])).toEqual([]);
  });
});

describe('errors that one request cannot find are found here', () => {
  it('refuses a reference that came in an earlier piece, and sends the first', async () => {
    const split = await pieces(
      [patient('a'), patient('b'), patient('c'), patient('a'), patient('d')],
      limits,
    );
    const refused = split.flatMap((piece) => piece.refused);
    expect(refused).toEqual([
      {
        line: 4,
        reference: 'a',
        errors: [{ path: 'reference', message: 'Referensen står redan på rad 1 i samma fil.' }],
      },
    ]);
    expect(split.flatMap(({ lines }) => lines.map(({ line }) => line))).toEqual([1, 2, 3, 5]);
  });

  it('refuses a line that is too large for a request, and goes on', async () => {
    const split = await pieces([patient('a', 'x'.repeat(200)), patient('b')], limits);
    expect(split.flatMap(({ refused }) => refused.map(({ line }) => line))).toEqual([1]);
    expect(split.flatMap(({ lines }) => lines.map(({ line }) => line))).toEqual([2]);
  });

  it('sends a line that is not JSON, so that the server refuses it', async () => {
    const split = await pieces(['nej', 'nej'], limits);
    expect(split.flatMap(({ lines }) => lines)).toHaveLength(2);
  });
});

describe('the answers are summed', () => {
  it('with lines numbered as in the file', async () => {
    const split = await pieces(
      [patient('a'), '', patient('b'), patient('c'), patient('d'), patient('a')],
      limits,
    );
    const answers = [
      { created: 2, updated: 0, unchanged: 0, rejected: [{ line: 2, errors: [] }] },
      { created: 0, updated: 1, unchanged: 0, rejected: [] },
    ];
    const sum = split.reduce((so, piece, index) => addPiece(so, piece, answers[index] ?? nothing), nothing);
    expect(sum).toMatchObject({ created: 2, updated: 1, unchanged: 0 });
    expect(sum.rejected.map(({ line }) => line)).toEqual([3, 6]);
  });
});
