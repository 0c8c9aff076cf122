import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '../../../functions/exchange/files/table.ts';
import { readXlsx } from '../../../functions/exchange/files/xlsx.ts';
import { rowOf, workbookOf } from '../../support/workbook.ts';

const cells = async (bytes: Uint8Array) =>
  (await readXlsx(bytes)).map(({ rows }) => rows.map((row) => row.cells));
const relation = (id: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="${target}"/>`;

const far = `${rowOf(1, 'A1')}${rowOf(20_000, 'XFD20000')}`;
const inSheetData = (rows: string, before = '') =>
  `<worksheet>${before}<sheetData>${rows}</sheetData></worksheet>`;

// Without limits, each of these costs a reader all memory, or minutes.
describe('a small workbook that would become a large one', () => {
  it.each<[string, Uint8Array]>([
    ['two cells far apart', workbookOf({ sheets: [far] })],
    ['two cells far apart on the last sheet', workbookOf({ sheets: [rowOf(1, 'A1'), far] })],
    [
      'cells not too far apart on each of many sheets',
      workbookOf({ sheets: Array.from({ length: 90 }, () => `${rowOf(1, 'Z1')}${rowOf(9_000, 'A9000')}`) }),
    ],
    ['a row far down', workbookOf({ sheets: [`${rowOf(1, 'A1')}<row r="99999999"></row>`] })],
    ['a row whose number is written otherwise', workbookOf({ sheets: ['<row r="9e7"></row>'] })],
    ['a row whose number is written in references', workbookOf({ sheets: ['<row r="&#57;9999999"></row>'] })],
    ['a cell far to the right', workbookOf({ sheets: [rowOf(1, 'ZZZZZZ1')] })],
    ['a cell far to the right in letters of no alphabet', workbookOf({ sheets: [rowOf(1, '~~~~~~1')] })],
    ['a cell whose place is in single quotes', workbookOf({ sheets: [far.replaceAll('"', "'")] })],
    ['a cell whose place has a prefix', workbookOf({ sheets: [far.replaceAll(' r=', ' x:r=')] })],
    [
      'a cell whose place is on a line of its own',
      workbookOf({ sheets: [far.replaceAll(' r=', '\n\t r=')] }),
    ],
    ['a cell that says twice where it is', workbookOf({ sheets: [rowOf(1, 'A1" x:r="ZZZZZZ1')] })],
    [
      'elements with a prefix',
      workbookOf({
        sheets: [`<worksheet><sheetData>${far}</sheetData></worksheet>`.replaceAll(/<(\/?)/g, '<$1x:')],
      }),
    ],
    ['cells in brackets that an attribute holds', workbookOf({ sheets: [`<a b="><c>">${far}</a>`] })],
    [
      'a sheet under the name of something else',
      workbookOf({
        sheets: [''],
        parts: {
          'xl/_rels/workbook.xml.rels': `<Relationships>${relation('sheet1', 'theme.xml')}</Relationships>`,
          'xl/theme.xml': inSheetData(far),
        },
      }),
    ],
    [
      'rows without numbers beside a cell to the right',
      workbookOf({ sheets: [`${rowOf(1, 'ZZZ1')}${'<row/>'.repeat(300_000)}`] }),
    ],
    [
      'the same sheet a hundred thousand times',
      workbookOf({
        sheets: [rowOf(1, 'A1')],
        parts: {
          'xl/workbook.xml': `<workbook><sheets>${'<sheet name="a" r:id="sheet1"/>'.repeat(100_000)}</sheets></workbook>`,
        },
      }),
    ],
    [
      'a hundred thousand relations',
      workbookOf({
        sheets: [rowOf(1, 'A1')],
        parts: {
          'xl/_rels/workbook.xml.rels': `<Relationships>${Array.from({ length: 100_000 }, (_, index) => relation(`r${index}`, `${index}.xml`)).join('')}</Relationships>`,
        },
      }),
    ],
    [
      'a text in a million cells',
      workbookOf({
        sheets: [
          Array.from(
            { length: 20_000 },
            (_, row) => `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>0</v></c></row>`,
          ).join(''),
        ],
        texts: ['x'.repeat(30_000)],
      }),
    ],
    [
      'a text of tens of millions',
      workbookOf({ sheets: [rowOf(1, 'A1').replace('>x<', `>${'x'.repeat(50_000_000)}<`)] }),
    ],
    ['a comment of tens of millions', workbookOf({ sheets: [`<!--${'<'.repeat(50_000_000)}-->`] })],
    ['a tag of tens of millions', workbookOf({ sheets: [`<row a="${'x'.repeat(50_000_000)}"/>`] })],
    ['spaces without end in a tag', workbookOf({ sheets: [`<row ${' '.repeat(50_000_000)}`] })],
  ])('is refused with a sentence: %s', async (_, bytes) => {
    const refusal = await readXlsx(bytes).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UnreadableFile);
    expect((refusal as Error).message).toMatch(/^Arbetsbok.*\.$/);
    expect((refusal as Error).cause).toBeUndefined();
  });
});

describe('a workbook as spreadsheets write it', () => {
  it('is read with everything around its cells', async () => {
    const sheet = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xr:uid="{00000000-0001-0000-0000-000000000000}"><sheetPr codeName="Blad1"/><dimension ref="A1:XFD1048576"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="16384" width="12.5" customWidth="1"/></cols><sheetData><row r="1" spans="1:2" s="1" customFormat="1" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1" t="inlineStr"><is><t xml:space="preserve"> r="hej" &gt; å</t></is></c></row><row r="2"><c r="A2"><f>IF(B1&gt;0,"a","r='b'")</f><v>3</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="D3:XFD1048576"/></mergeCells><dataValidations count="1"><dataValidation type="list" prompt="a &gt; b" sqref="C1:C1048576"><formula1>"ja,nej"</formula1></dataValidation></dataValidations><pageMargins left="0.7" right="0.7"/><drawing r:id="rId1"/><extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"/></extLst></worksheet>`;
    const theme = '<a:fillToRect l="50000" t="-80000" r="50000" b="180000"/><!-- a theme -->';
    const bytes = workbookOf({
      sheets: [sheet.replaceAll(' s="1"', '')],
      texts: ['Referens'],
      parts: { 'xl/theme/theme1.xml': theme },
    });
    expect(await cells(bytes)).toEqual([[['Referens', ' r="hej" > å'], ['3']]]);
  });

  it.each([
    [
      'cells that have a colour only, far out',
      `<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576" ht="20"/>`,
    ],
    ['rows that are numbered by their cells', '<row><c r="A1"><v>1</v></c></row>'],
  ])('is read with %s', async (_, rows) => {
    expect(await cells(workbookOf({ sheets: [rows] }))).toEqual([[['1']]]);
  });

  it('is read with thousands of rows, with parts longer than one piece', async () => {
    const rows = Array.from({ length: 30_000 }, (_, row) => rowOf(row + 1, `A${row + 1}`, `BZ${row + 1}`));
    const [sheet] = await cells(workbookOf({ sheets: [rows.join('')] }));
    expect(sheet).toHaveLength(30_000);
    expect(sheet?.at(-1)?.[77]).toBe('x');
  });

  it('is read but for sheets without cells, and once where several point to the same', async () => {
    const bytes = workbookOf({
      sheets: [rowOf(1, 'A1')],
      parts: {
        'xl/_rels/workbook.xml.rels': `<Relationships>${relation('sheet1', 'worksheets/sheet1.xml')}${relation('chart', 'chartsheets/sheet1.xml').replace('/worksheet"', '/chartsheet"')}</Relationships>`,
        'xl/workbook.xml':
          '<workbook><sheets><sheet name="Diagram" r:id="chart"/><sheet name="a" r:id="sheet1"/><sheet name="b" r:id="sheet1"/></sheets></workbook>',
      },
    });
    expect((await readXlsx(bytes)).map(({ name }) => name)).toEqual(['a']);
  });
});
