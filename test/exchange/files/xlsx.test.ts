import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Key } from '../../../functions/domain/care/key.ts';
import { fileLimit } from '../../../functions/domain/limits.ts';
import { UnreadableFile } from '../../../functions/exchange/files/table.ts';
import { readXlsx, writeXlsx } from '../../../functions/exchange/files/xlsx.ts';
import { workbookOf, zipOf } from '../../support/workbook.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a workbook', () => {
  it('gives its sheets with their names, and text as text', async () => {
    const blob = await writeXlsx([
      {
        name: 'Patienter',
        rows: [
          ['Referens', 'x'],
          ['007', "'=1+1"],
          ['', 'å'],
        ],
      },
    ]);
    const tables = await readXlsx(new Uint8Array(await blob.arrayBuffer()));
    expect(tables).toEqual([
      {
        name: 'Patienter',
        rows: [
          { number: 1, cells: ['Referens', 'x'] },
          { number: 2, cells: ['007', "'=1+1"] },
          { number: 3, cells: ['', 'å'] },
        ],
      },
    ]);
  });

  const shown = async (texts: string[]) => {
    const blob = await writeXlsx([{ name: 'x', rows: [['Referens'], ...texts.map((one) => [one])] }]);
    const [table] = await readXlsx(new Uint8Array(await blob.arrayBuffer()));
    return table?.rows.slice(1).map(({ cells }) => cells[0]);
  };

  it('gives back texts that read as escapes, names that every object has, and rare characters', async () => {
    const texts = [
      ...['v_x0031_', '_x005F_', '_x0031_x0032_', 'v1', '_X0031_'],
      ...['constructor', 'toString', '__proto__', 'hasOwnProperty'],
      ...['a\r\nb', '\ufffd', '\ufffe', '\ufdd0', '\u{1fffe}', '\u{1f600}'],
    ];
    expect(await shown(texts)).toEqual(texts);
  });

  it('gives back any text that is a key', async () => {
    const one = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ unit: fc.constantFrom('_', 'x', '0', '1', 'F', '_x0041_'), minLength: 1 }),
    );
    const keys = fc.array(one.filter((text) => Key.safeParse(text).success));
    await fc.assert(
      fc.asyncProperty(keys, async (texts) => {
        expect(await shown(texts)).toEqual(texts);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['no zip file', utf8('Referens;x')],
    ['a workbook without its parts', workbookOf({ sheets: [], parts: { 'xl/workbook.xml': '' } })],
    ['a sheet that ends too soon', workbookOf({ sheets: ['<row r="1"><c r="A1">'] })],
    ['nothing', new Uint8Array()],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['a zip file of something else', zipOf('a.xml', deflateRawSync(Buffer.from('<a/>')), 4)],
    [
      'a zip file cut short',
      zipOf('xl/workbook.xml', deflateRawSync(Buffer.alloc(5000, 'x')), 5000).subarray(0, 40),
    ],
    ['larger than is read at once', new Uint8Array(fileLimit + 1)],
  ])('is refused when it is %s', async (_, bytes) => {
    await expect(readXlsx(bytes)).rejects.toThrow(UnreadableFile);
  });
});
