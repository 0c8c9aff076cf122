import { deflateRawSync } from 'node:zlib';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { partsLimit } from '../../../functions/domain/limits.ts';
import { UnreadableFile } from '../../../functions/exchange/files/table.ts';
import { unpacked } from '../../../functions/exchange/files/unpack.ts';
import { rowOf, workbookOf, zipOf } from '../../support/workbook.ts';

describe('a workbook', () => {
  it('is unpacked to its own parts, without other files in it', () => {
    const parts = { 'xl/media/image1.png': 'x', 'docProps/app.xml': '<a/>' };
    const names = [...unpacked(workbookOf({ sheets: [rowOf(1, 'A1')], parts })).keys()].sort();
    expect(names).toEqual([
      'docprops/app.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
  });

  it('keeps every part as it was, also one longer than is unpacked at a time', () => {
    const long = `<a>${Array.from({ length: 100_000 }, (_, index) => index).join(' ')}</a>`;
    const found = unpacked(zipSync({ 'xl/a.xml': strToU8(long) })).get('xl/a.xml');
    expect(found && strFromU8(found)).toBe(long);
  });

  it('of more parts than workbooks have is refused', () => {
    const parts = Object.fromEntries(
      Array.from({ length: partsLimit + 1 }, (_, index) => [`${index}.xml`, strToU8('<a/>')]),
    );
    expect(() => unpacked(zipSync(parts))).toThrow(UnreadableFile);
  });

  it('that unpacks to gigabytes is given up early, whatever size it claims', () => {
    const packed = deflateRawSync(Buffer.alloc(256 * 1024 * 1024), { level: 9 });
    for (const claimed of [100, 0xffffffff]) {
      const before = process.memoryUsage().rss;
      expect(() => unpacked(zipOf('xl/worksheets/sheet1.xml', packed, claimed))).toThrow(/64 MB/);
      expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
    }
  });
});
