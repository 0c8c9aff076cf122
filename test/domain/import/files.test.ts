import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readCsv, writeCsv } from '../../../functions/domain/import/csv.ts';
import { UnreadableFile } from '../../../functions/domain/import/table.ts';
import { readXlsx, writeXlsx } from '../../../functions/domain/import/xlsx.ts';

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

  it('is cut where the next sheet begins', () => {
    const tables = [
      {
        name: 'a',
        rows: [
          ['Referens', 'x'],
          ['1', 'a;"b"\n'],
        ],
      },
      {
        name: 'b',
        rows: [
          ['Referens', 'y', 'z'],
          ['1', ' c', ''],
        ],
      },
    ];
    expect(cells(utf8(writeCsv(tables)))).toEqual(tables.map(({ rows }) => rows));
  });

  it.each([
    ['a quote that does not end', utf8('Referens;x\n"a;b\nc;d')],
    ['something else', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0])],
  ])('is refused with %s', (_, bytes) => {
    expect(() => readCsv('x', bytes)).toThrow(UnreadableFile);
  });
});

/** A zip file of one entry that claims any size for what it holds. */
function zipOf(name: string, packed: Uint8Array, claimed: number): Uint8Array {
  const file = Buffer.from(name);
  const fields = (signature: number, more: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt32LE(signature);
    return Buffer.concat([head, more]);
  };
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(claimed, 18);
  common.writeUInt16LE(file.length, 22);
  const local = Buffer.concat([fields(0x04034b50, common), file, packed]);
  const central = Buffer.concat([
    fields(0x02014b50, Buffer.concat([Buffer.from([20, 0]), common, Buffer.alloc(14)])),
    file,
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, fields(0x06054b50, end)]);
}

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
          { number: 3, cells: [null, 'å'] },
        ],
      },
    ]);
  });

  it.each([
    ['no zip file', utf8('Referens;x')],
    ['nothing', new Uint8Array()],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['a zip file of something else', zipOf('a.xml', deflateRawSync(Buffer.from('<a/>')), 4)],
    [
      'a zip file cut short',
      zipOf('xl/workbook.xml', deflateRawSync(Buffer.alloc(5000, 'x')), 5000).subarray(0, 40),
    ],
  ])('is refused when it is %s', async (_, bytes) => {
    await expect(readXlsx(bytes)).rejects.toThrow(UnreadableFile);
  });

  it('that unpacks to gigabytes is given up early, whatever size it claims', async () => {
    const packed = deflateRawSync(Buffer.alloc(256 * 1024 * 1024), { level: 9 });
    for (const claimed of [100, 0xffffffff]) {
      const before = process.memoryUsage().rss;
      await expect(readXlsx(zipOf('xl/worksheets/sheet1.xml', packed, claimed))).rejects.toThrow(/64 MB/);
      expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
    }
  });
});
