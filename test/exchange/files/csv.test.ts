import { describe, expect, it } from 'vitest';
import { fileLimit } from '../../../functions/domain/limits.ts';
import { readCsv, writeCsv } from '../../../functions/exchange/files/csv.ts';
import { UnreadableFile } from '../../../functions/exchange/files/table.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const cells = (bytes: Uint8Array) => readCsv('x', bytes).map(({ rows }) => rows.map((row) => row.cells));
const expected = [
  [
    ['Referens', 'Födelsedatum'],
    ['Å-1', '1980-01-01'],
  ],
];

describe('a CSV file', () => {
  it.each([
    ['semicolons and UTF-8', utf8('Referens;Födelsedatum\r\nÅ-1;1980-01-01\r\n')],
    ['a byte order mark', utf8('\uFEFFReferens;Födelsedatum\nÅ-1;1980-01-01')],
    ['commas', utf8('Referens,Födelsedatum\nÅ-1,1980-01-01\n')],
    ['tabs', utf8('Referens\tFödelsedatum\nÅ-1\t1980-01-01\n')],
    ['Windows-1252', latin('Referens;Födelsedatum\r\nÅ-1;1980-01-01\r\n')],
    ['UTF-16', Uint8Array.from(Buffer.from('\uFEFFReferens;Födelsedatum\nÅ-1;1980-01-01', 'utf16le'))],
    ['quotes', utf8('"Referens";"Födelsedatum"\n"Å-1";"1980-01-01"')],
    ['empty rows', utf8('\n;\nReferens;Födelsedatum\n\n;\nÅ-1;1980-01-01\n;;\n')],
  ])('is read with %s', (_, bytes) => {
    expect(cells(bytes)).toEqual(expected);
  });

  it('numbers rows as the file does', () => {
    const [table] = readCsv('x', utf8('Referens;Besök\n\n"a\nb";1\nc;2\n'));
    expect(table?.rows.map(({ number }) => number)).toEqual([1, 4, 5]);
  });

  it.each([
    ['a quote that does not end', utf8('Referens;x\n"a;b\nc;d')],
    ['more bytes than are read at once', new Uint8Array(fileLimit + 1).fill(65)],
    ['something else', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0])],
  ])('is refused with %s', (_, bytes) => {
    expect(() => readCsv('x', bytes)).toThrow(UnreadableFile);
  });
});

describe('text that ends a cell or a row', () => {
  it.each(['a;b', 'a"b', '"', 'a\nb', 'a\r\nb', ' a', 'a ', '', ';', '"";'])(
    'is written so that it comes back: %j',
    (text) => {
      const written = writeCsv([
        {
          name: 'x',
          rows: [
            ['Referens', 'x'],
            ['1', text],
          ],
        },
      ]);
      expect(cells(utf8(written))).toEqual([
        [
          ['Referens', 'x'],
          ['1', text],
        ],
      ]);
    },
  );
});

it.each(['*', ' ', ';', '"'])('a million of %j are read through once', (one) => {
  const bytes = utf8(`Referens${one.repeat(1_000_000)}x`);
  try {
    expect(readCsv('x', bytes)).toHaveLength(1);
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableFile);
  }
});
