import { strToU8, zipSync } from 'fflate';

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

type Given = {
  /**
   * The contents of each sheet's part: the whole part when it begins with `<?xml` or `<worksheet`, otherwise
   * its rows.
   */
  sheets: readonly string[];
  /** The shared texts of cells, numbered from 0. */
  texts?: readonly string[];
  /** Parts by their names, in addition to the usual parts or instead of them. */
  parts?: Readonly<Record<string, string>>;
};

/** Writes a workbook by hand, as small or as odd as a test needs. */
export function workbookOf({ sheets, texts, parts }: Given): Uint8Array {
  const names = sheets.map((_, index) => `sheet${index + 1}`);
  const relation = (type: string, target: string, id: string) =>
    `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`;
  const whole: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns:r="${relationships}"><sheets>${names
      .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="${name}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((name) => relation('worksheet', `worksheets/${name}.xml`, name))
      .join('')}${texts ? relation('sharedStrings', 'sharedStrings.xml', 'texts') : ''}</Relationships>`,
    ...Object.fromEntries(
      sheets.map((sheet, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        /^<(?:\?xml|\w*:?worksheet)/.test(sheet)
          ? sheet
          : `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
      ]),
    ),
    ...(texts
      ? { 'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>` }
      : {}),
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(whole).map(([name, text]) => [name, strToU8(text)])));
}

/** Writes a row of cells with text, by their addresses. */
export const rowOf = (row: number, ...addresses: readonly string[]) =>
  `<row r="${row}">${addresses.map((address) => `<c r="${address}" t="inlineStr"><is><t>x</t></is></c>`).join('')}</row>`;

/** Makes a zip file with one entry that claims any size for its contents. */
export function zipOf(name: string, packed: Uint8Array, claimed: number): Uint8Array {
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
