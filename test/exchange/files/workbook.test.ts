import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '../../../functions/exchange/files/table.ts';
import { readXlsx } from '../../../functions/exchange/files/xlsx.ts';
import { rowOf, workbookOf } from '../../support/workbook.ts';

const relation = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
const text = (place: string, value: string) =>
  `<c${place}><is><t>${value}</t></is></c>`.replace('<c', '<c t="inlineStr"');
const cells = async (bytes: Uint8Array) =>
  (await readXlsx(bytes)).map(({ rows }) => rows.map((row) => [row.number, row.cells]));
const sheetOf = (rows: string, after = '') => `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`;

describe('the parts of a workbook are found by their relations', () => {
  it('where the workbook and its sheets have other names', async () => {
    const bytes = zipSync({
      '_rels/.rels': strToU8(
        `<Relationships>${relation('a', 'officeDocument', '/xl/workbook2.xml')}</Relationships>`,
      ),
      'xl/workbook2.xml': strToU8(
        '<workbook><sheets><sheet name="Blad1" sheetId="1" r:id="b"/></sheets></workbook>',
      ),
      'xl/_rels/workbook2.xml.rels': strToU8(
        `<Relationships>${relation('b', 'worksheet', '../data/Blad.xml')}</Relationships>`,
      ),
      'data/blad.xml': strToU8(sheetOf(rowOf(1, 'A1'))),
      // A leftover of another program, without a relation to it.
      'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="x" r:id="c"/></sheets></workbook>'),
    });
    expect((await readXlsx(bytes)).map(({ name, rows }) => [name, rows[0]?.cells])).toEqual([
      ['Blad1', ['x']],
    ]);
  });

  it('and one whose sheet is not there is refused', async () => {
    const bytes = workbookOf({
      sheets: [rowOf(1, 'A1')],
      parts: { 'xl/workbook.xml': '<workbook><sheets><sheet name="a" r:id="gone"/></sheets></workbook>' },
    });
    await expect(readXlsx(bytes)).rejects.toThrow(UnreadableFile);
  });
});

describe('cells and rows without a place of their own', () => {
  it('come after the one before', async () => {
    const rows = `<row r="2">${text('', 'a')}${text(' r="C2"', 'c')}${text('', 'd')}</row><row>${text('', 'e')}</row>`;
    expect(await cells(workbookOf({ sheets: [rows] }))).toEqual([
      [
        [2, ['a', '', 'c', 'd']],
        [3, ['e']],
      ],
    ]);
  });

  it.each([
    ['in a place that has one', text(' r="A1"', 'a') + text(' r="A1"', 'b')],
    ['in another row than they say', text(' r="A2"', 'a')],
  ])('but two are not read %s', async (_, row) => {
    await expect(readXlsx(workbookOf({ sheets: [`<row r="1">${row}</row>`] }))).rejects.toThrow(
      /ovanligt sätt/,
    );
  });
});

describe('cells that are shown as one', () => {
  it('are each refused by the name of the whole, with the text that is seen', async () => {
    const rows = `<row r="1">${text(' r="A1"', 'a')}${text(' r="B1"', 'b')}</row><row r="2">${text(' r="B2"', 'c')}</row>`;
    const sheet = sheetOf(rows, '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>');
    const refused = { message: expect.stringMatching(/^Cellerna A1:A2 är sammanslagna/), seen: 'a' };
    expect(await cells(workbookOf({ sheets: [sheet] }))).toEqual([
      [
        [1, [refused, 'b']],
        [2, [refused, 'c']],
      ],
    ]);
  });

  it('are left out when they are empty', async () => {
    const sheet = sheetOf(rowOf(1, 'A1'), '<mergeCells><mergeCell ref="B1:C9"/></mergeCells>');
    expect(await cells(workbookOf({ sheets: [sheet] }))).toEqual([[[1, ['x']]]]);
  });
});

describe('sheets', () => {
  it.each(['hidden', 'veryHidden'])('say that they are not shown: %s', async (state) => {
    const bytes = workbookOf({
      sheets: [rowOf(1, 'A1')],
      parts: {
        'xl/workbook.xml': `<workbook><sheets><sheet name="a" state="${state}" r:id="sheet1"/></sheets></workbook>`,
      },
    });
    expect(await readXlsx(bytes)).toMatchObject([{ name: 'a', isHidden: true }]);
  });
});

describe('the error for a file of another format names that format', () => {
  const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)];
  it.each([
    [
      'one with a password',
      [...compound, ...Buffer.from('EncryptedPackage', 'utf16le')],
      /skyddad med lösenord/,
    ],
    ['one of an older format', [...compound, ...Buffer.from('Workbook', 'utf16le')], /äldre format/],
  ])('%s', async (_, bytes, message) => {
    await expect(readXlsx(Uint8Array.from(bytes))).rejects.toThrow(message);
  });

  it.each([
    ['in another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?>'],
    ['with a comment', '<!-- x -->'],
  ])('and one written %s is not guessed at', async (_, before) => {
    const bytes = workbookOf({
      sheets: [`<worksheet>${before}</worksheet>`],
      parts: { 'xl/worksheets/sheet1.xml': `${before}<worksheet/>` },
    });
    await expect(readXlsx(bytes)).rejects.toThrow(/ovanligt sätt/);
  });
});
