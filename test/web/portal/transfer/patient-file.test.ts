import { describe, expect, it } from 'vitest';
import { linesFileLimit } from '../../../../functions/domain/limits.ts';
import { fileObjection, readLines } from '../../../../web/portal/transfer/patient-file.ts';

async function allOf<Item>(source: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of source) all.push(item);
  return all;
}

describe('a file is refused before it is read', () => {
  it.each([
    ['empty', [{ name: 'a.ndjson', size: 0 }], 'tom'],
    ['too large, with what to do', [{ name: 'a.ndjson', size: 200_000_000 }], 'Dela upp'],
    ['a workbook too large to read whole', [{ name: 'a.xlsx', size: 30_000_000 }], 'Dela upp'],
    ['another kind', [{ name: 'a.pdf', size: 10 }], '.xlsx, .csv, .txt, .tsv eller .ndjson'],
    ['a workbook of the older kind', [{ name: 'a.xls', size: 10 }], 'Spara arbetsboken som .xlsx'],
    [
      'several that do not belong together',
      [
        { name: 'a.csv', size: 10 },
        { name: 'b.xlsx', size: 10 },
      ],
      'en fil åt gången',
    ],
  ])('%s', (_, files, words) => {
    expect(fileObjection(files)).toContain(words);
  });

  it('but not one of the largest size, nor the sheets of the template together', () => {
    expect(fileObjection([{ name: 'A.NDJSON', size: linesFileLimit }])).toBeNull();
    const sheets = ['patienter.csv', 'besök.csv'].map((name) => ({ name, size: 10 }));
    expect(fileObjection(sheets)).toBeNull();
  });
});

describe('a file is read line by line', () => {
  const read = (...parts: BlobPart[]) => allOf(readLines(new Blob(parts)));

  it('with line numbers, for every kind of line ending', async () => {
    expect(await read('a\r\nb\n\nc')).toEqual([
      { line: 1, text: 'a' },
      { line: 2, text: 'b' },
      { line: 3, text: '' },
      { line: 4, text: 'c' },
    ]);
  });

  it('without a byte order mark, and with letters split between parts', async () => {
    const bytes = new TextEncoder().encode('\ufeffåäö\n');
    expect(await read(bytes.slice(0, 4), bytes.slice(4))).toEqual([{ line: 1, text: 'åäö' }]);
  });

  it('and refused when it is not UTF-8', async () => {
    await expect(read(new Uint8Array([0xe5, 0x0a]))).rejects.toThrow('UTF-8');
  });
});
