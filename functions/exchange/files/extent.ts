import { lastCell, partsLimit, placesLimit, sheetsLimit } from '../../domain/limits.ts';
import { UnreadableFile } from './table.ts';
import { tagsOf } from './tags.ts';

/** The parts of a workbook by their names. */
type Parts = ReadonlyMap<string, Uint8Array>;

/** Where a cell or a row says that it stands: nothing but plain letters and digits, which can be read in one way. */
const place = /[\s:]r\s*=\s*(?:"([A-Z]{0,3})([1-9]\d{0,6})"|'([A-Z]{0,3})([1-9]\d{0,6})')/;
const anyPlace = /[\s:]r\s*=/g;

const columnOf = (letters: string): number => {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
};

const tooFar = () =>
  new UnreadableFile(
    'Arbetsboken har celler längre bort än ett kalkylblad räcker. Öppna den i ett kalkylprogram och spara den igen.',
  );

/** The row and column that a tag names; 0 for what it does not say. */
function placeOf(attributes: string): { row: number; column: number } {
  const said = attributes.match(anyPlace)?.length ?? 0;
  if (said === 0) return { row: 0, column: 0 };
  const found = place.exec(attributes);
  if (!found || said > 1) throw tooFar();
  const at = { row: Number(found[2] ?? found[4]), column: columnOf(found[1] ?? found[3] ?? '') };
  if (at.row > lastCell.row || at.column > lastCell.column) throw tooFar();
  return at;
}

/**
 * The places that reading a sheet takes: a rectangle out to the farthest cells with something in them, and every row,
 * also those after the last one with anything in it.
 */
function placesOf(sheet: Uint8Array): number {
  let [row, lastFilled, lastColumn] = [0, 0, 0];
  let areNumbered = true;
  for (const { name, attributes, isEmpty } of tagsOf(sheet)) {
    if (name === 'row') {
      const said = placeOf(attributes).row;
      if (said === 0) areNumbered = false;
      row = Math.max(row + 1, said);
    }
    if (name !== 'c') continue;
    const cell = placeOf(attributes);
    row = Math.max(row, cell.row);
    if (isEmpty) continue;
    lastFilled = row;
    lastColumn = Math.max(lastColumn, cell.column);
  }
  return (areNumbered ? lastFilled : row) * lastColumn + row;
}

/** Whether a part has a sheet's cells, under whatever name it goes. */
function isSheet(part: Uint8Array): boolean {
  const latin = new TextDecoder('windows-1252');
  const [piece, mark] = [1024 * 1024, /[<:]sheetData/];
  for (let start = 0; start < part.length; start += piece) {
    if (mark.test(latin.decode(part.subarray(start, start + piece + 10)))) return true;
  }
  return false;
}

function countOf(part: Uint8Array | undefined, name: string, limit: number): void {
  let count = 0;
  for (const tag of tagsOf(part ?? new Uint8Array())) {
    if (tag.name === name) count += 1;
    if (count > limit)
      throw new UnreadableFile(`Arbetsboken har för många blad: högst ${sheetsLimit} läses.`);
  }
}

/**
 * Refuses a workbook that would become far larger when it is read than it is unpacked: two cells far apart are enough.
 * @throws UnreadableFile
 */
export function checkExtent(parts: Parts): void {
  countOf(parts.get('xl/workbook.xml'), 'sheet', sheetsLimit);
  countOf(parts.get('xl/_rels/workbook.xml.rels'), 'Relationship', partsLimit);
  let places = 0;
  for (const part of parts.values()) {
    if (isSheet(part)) places += placesOf(part);
    if (places > placesLimit) {
      throw new UnreadableFile(
        'Arbetsbokens celler ligger för långt ifrån varandra. Ta bort det som står långt ut till höger eller långt ner på bladen, eller dela upp arbetsboken i flera.',
      );
    }
  }
}
