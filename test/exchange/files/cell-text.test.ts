import { describe, expect, it } from 'vitest';
import { readXlsx } from '../../../functions/exchange/files/xlsx.ts';
import { workbookOf } from '../../support/workbook.ts';

/** Styles by their numbers: General, then one for each format. */
const formats = [
  'yyyy-mm-dd',
  'yyyy\\-mm\\-dd;@',
  '[$-41D]d\\ mmmm\\ yyyy;@',
  'yyyy-mm-dd hh:mm',
  'd/m',
  'h:mm',
  '0000',
  '0.00',
  '# ##0',
  '0%',
  '"SU-"0',
  '0;-0;;@',
];
const styleOf = (format: string) => formats.indexOf(format) + 1;
const styles = `<styleSheet><numFmts>${formats
  .map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
  .join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats
  .map((_, index) => `<xf numFmtId="${164 + index}" applyNumberFormat="1"/>`)
  .join('')}<xf numFmtId="14"/></cellXfs></styleSheet>`;

const workbookPart = (properties: string) =>
  `<workbook>${properties}<sheets><sheet name="Blad1" sheetId="1" r:id="sheet1"/></sheets></workbook>`;

/** Reads the first cell of a workbook. */
async function read(cell: string, properties = '<workbookPr/>') {
  const parts: Record<string, string> = {
    'xl/workbook.xml': workbookPart(properties),
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml':
      '<sst><si><t>delad</t></si><si><r><t>fet </t></r><r><t>text</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="sheet1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s" Type="x/styles" Target="styles.xml"/><Relationship Id="t" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
  };
  const [table] = await readXlsx(workbookOf({ sheets: [`<row r="1">${cell}</row>`], parts }));
  return table?.rows[0]?.cells[0] ?? '';
}

const number = (value: string | number, format?: string) =>
  `<c r="A1"${format ? ` s="${styleOf(format)}"` : ''}><v>${value}</v></c>`;

describe('a cell is read as people see it', () => {
  it.each([
    ['a shared text', '<c r="A1" t="s"><v>0</v></c>', 'delad'],
    ['a text of several runs, without how it is pronounced', '<c r="A1" t="s"><v>1</v></c>', 'fet text'],
    ['a text of its own', '<c r="A1" t="inlineStr"><is><t>å &amp; ä&#x21;</t></is></c>', 'å & ä!'],
    ['a text that a formula gives', '<c r="A1" t="str"><f>B1</f><v>hej</v></c>', 'hej'],
    ['nothing, where a formula gives that', '<c r="A1" t="str"><f>B1</f><v></v></c>', ''],
    ['a character that XML cannot hold', '<c r="A1" t="str"><v>a_x000D_b</v></c>', 'a\rb'],
    ['what is true', '<c r="A1" t="b"><v>1</v></c>', 'SANT'],
    ['what is true, as another program writes it', '<c r="A1" t="b"><v>true</v></c>', 'SANT'],
    ['what is false', '<c r="A1" t="b"><v>false</v></c>', 'FALSKT'],
    ['a number', number(7), '7'],
    ['a large number in another way of writing', number('1.2E3'), '1200'],
    ['a number with zeros before it', number(17, '0000'), '0017'],
    ['a whole number with decimals', number(3, '0.00'), '3'],
    ['a number in groups', number(1000, '# ##0'), '1000'],
    ['a number that a formula gives', '<c r="A1"><f>1+1</f><v>2</v></c>', '2'],
    ['a day', number(29222, 'yyyy-mm-dd'), '1980-01-02'],
    ['a day in Excel’s own way', number(29222, 'yyyy\\-mm\\-dd;@'), '1980-01-02'],
    ['a day in words', number(29222, '[$-41D]d\\ mmmm\\ yyyy;@'), '1980-01-02'],
    [
      'a day in the format of the reader’s language',
      `<c r="A1" s="${formats.length + 1}"><v>29222</v></c>`,
      '1980-01-02',
    ],
    ['a day whose time is not shown', number(29222.99999, 'yyyy-mm-dd'), '1980-01-02'],
    ['a day and a time', number(29222.375, 'yyyy-mm-dd hh:mm'), '1980-01-02 09:00'],
    ['a day that is written out', '<c r="A1" t="d"><v>1980-01-02T00:00:00</v></c>', '1980-01-02'],
    ['a day of a summer whose clocks differ', number(29403, 'yyyy-mm-dd'), '1980-07-01'],
  ])('%s', async (_, cell, expected) => {
    expect(await read(cell)).toBe(expected);
  });

  it.each([
    ['1', '1980-01-02'],
    ['true', '1980-01-02'],
    ['0', '1976-01-01'],
    ['false', '1976-01-01'],
  ])('a day counted from 1904 where the workbook says date1904="%s"', async (said, day) => {
    const cell = number(27760, 'yyyy-mm-dd');
    expect(await read(cell, `<workbookPr date1904="${said}"/>`)).toBe(day);
  });
});

describe('a cell that cannot be read as people see it is refused with a sentence', () => {
  it.each([
    ['an error', '<c r="A1" t="e"><v>#N/A</v></c>', /#N\/A/],
    ['a formula that was not counted', '<c r="A1"><f>D2+7</f><v/></c>', /formel är inte uträknad/],
    ['a formula without any value', '<c r="A1"><f>D2+7</f></c>', /formel är inte uträknad/],
    ['a formula of text that was not counted', '<c r="A1" t="str"><f>D2</f></c>', /formel är inte uträknad/],
    ['a shared text that is not there', '<c r="A1" t="s"><v>99</v></c>', /text finns inte/],
    ['an unknown kind', '<c r="A1" t="x"><v>1</v></c>', /slag som inte läses/],
    ['neither true nor false', '<c r="A1" t="b"><v>2</v></c>', /varken sann eller falsk/],
    ['a number that is none', number('x'), /tal går inte att läsa/],
    ['a fraction', number(1.5), /decimaltal/],
    ['a fraction shown as a whole number', number(2.6, '# ##0'), /decimaltal/],
    ['a number larger than it can be exact', number('1E300'), /mycket stort tal/],
    ['a percentage', number(1, '0%'), /eget sätt/],
    ['a number with text around it', number(17, '"SU-"0'), /eget sätt/],
    ['a zero that is not shown', number(0, '0;-0;;@'), /eget sätt/],
    ['a day without its year', number(29222, 'd/m'), /del av ett datum/],
    ['a time', number(0.375, 'h:mm'), /klockslag/],
    ['a day that programs count in two ways', number(60, 'yyyy-mm-dd'), /olika i olika program/],
    ['a day before the first', number(-1, 'yyyy-mm-dd'), /olika i olika program/],
    ['a written-out day that is none', '<c r="A1" t="d"><v>igår</v></c>', /datum går inte att läsa/],
  ])('%s', async (_, cell, message) => {
    expect(await read(cell)).toEqual({ message: expect.stringMatching(message) });
  });
});
