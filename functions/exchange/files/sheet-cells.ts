import { lastCell, placesLimit } from '../../domain/limits.ts';
import { type CellContext, cellText } from './cell-text.ts';
import type { Cell } from './codec.ts';
import { ShownText, unescaped } from './shown-text.ts';
import { UnreadableFile } from './table.ts';
import { attributesOf, isUnclear, plainText, type Tag, tagsOf } from './tags.ts';

/** A sheet's filled cells by row and column from 1. */
type Rows = Map<number, Map<number, Cell>>;

export type SheetCells = {
  rows: Rows;
  /**
   * The number of cells that the sheet spans: out to the farthest filled cells, with one more a row, and
   * merged cells.
   */
  places: number;
};

const tooFar = () =>
  new UnreadableFile(
    'Arbetsboken har celler längre bort än ett kalkylblad räcker. Öppna den i ett kalkylprogram och spara den igen.',
  );

const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);

type CellPlace = { row: number; column: number };

/** Reads the position of a cell or a row; 0 for a missing part. */
function placeOf(said: string | undefined): CellPlace {
  if (said === undefined) return { row: 0, column: 0 };
  const found = /^([A-Z]{0,3})([1-9]\d{0,6})$/.exec(said);
  if (!found) throw tooFar();
  const [, letters = '', number] = found;
  const place = { row: Number(number), column: columnOf(letters) };
  if (place.row > lastCell.row || place.column > lastCell.column) throw tooFar();
  return place;
}

type Range = { name: string; from: CellPlace; to: CellPlace };

/** `A2:B4`, or one cell. */
function rangeOf(name = ''): Range {
  const [first, last = first] = name.split(':');
  return { name, from: placeOf(first), to: placeOf(last) };
}

/** Processes a sheet's tags one after the other. */
class SheetReader {
  readonly rows: Rows = new Map();
  readonly merged: Range[] = [];
  row = 0;
  lastColumn = 0;
  lastFilled = 0;
  areNumbered = true;
  #isRowSaid = false;
  #column = 0;
  #cell: { type: string; style: number; value?: string; hasFormula: boolean; inline: ShownText } | undefined;
  readonly #context: CellContext;

  constructor(context: CellContext) {
    this.#context = context;
  }

  see(tag: Tag): void {
    const { name, opens, closes } = tag;
    if (opens && name === 'row') this.#openRow(tag);
    if (opens && name === 'c') this.#openCell(tag);
    if (opens && name === 'mergeCell') this.merged.push(rangeOf(attributesOf(tag).get('ref')));
    if (!this.#cell) return;
    if (opens && name === 'f') this.#cell.hasFormula = true;
    if (opens && name === 'v') this.#cell.value = plainText(tag.text);
    this.#cell.inline.see(tag);
    if (closes && name === 'c') this.#closeCell();
  }

  #openRow(tag: Tag): void {
    const said = placeOf(attributesOf(tag).get('r')).row;
    this.#isRowSaid = said > 0;
    if (!this.#isRowSaid) this.areNumbered = false;
    this.row = said || this.row + 1;
    this.#column = 0;
  }

  #openCell(tag: Tag): void {
    const attributes = attributesOf(tag);
    const said = placeOf(attributes.get('r'));
    // A cell without a position comes after the one before it (ECMA-376 part 1, 18.3.1.4).
    this.#column = said.column || this.#column + 1;
    if (said.row && this.#isRowSaid && said.row !== this.row) throw isUnclear();
    if (said.row) this.row = said.row;
    this.#cell = {
      type: attributes.get('t') ?? 'n',
      style: Number(attributes.get('s') ?? 0),
      hasFormula: false,
      inline: new ShownText(),
    };
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = undefined;
    if (!cell) return;
    const { type, value, hasFormula, style, inline } = cell;
    const said = type === 'str' && value !== undefined ? unescaped(value) : value;
    const shown = type === 'inlineStr' ? inline.take() : said;
    const format = this.#context.formats[style] ?? { id: 0, code: undefined };
    const text = cellText({ type, value: shown, hasFormula, format }, this.#context);
    if (text === '') return;
    const row = this.rows.get(this.row) ?? new Map<number, Cell>();
    if (row.has(this.#column)) throw isUnclear();
    row.set(this.#column, text);
    this.rows.set(this.row, row);
    this.lastFilled = Math.max(this.lastFilled, this.row);
    this.lastColumn = Math.max(this.lastColumn, this.#column);
  }
}

/**
 * Refuses merged cells: they hold one text for all of them, and it cannot be known which cell it is meant
 * for.
 */
function refuseMerged({ rows, merged, lastFilled, lastColumn }: SheetReader): number {
  let places = 0;
  for (const { name, from, to } of merged) {
    const [lastRow, last] = [Math.min(to.row, lastFilled), Math.min(to.column, lastColumn)];
    places += Math.max(0, lastRow - from.row + 1) * Math.max(0, last - from.column + 1);
    if (places > placesLimit) return places;
    const first = rows.get(from.row)?.get(from.column);
    const message = `Cellerna ${name} är sammanslagna. Dela upp dem och fyll i varje cell för sig.`;
    const refused = { message, ...(typeof first === 'string' ? { seen: first } : {}) };
    for (let row = from.row; row <= lastRow; row++) {
      const cells = rows.get(row);
      for (let column = from.column; cells && column <= last; column++) cells.set(column, refused);
    }
  }
  return places;
}

/** @throws UnreadableFile when spreadsheets do not write such a part */
export function readSheet(part: Uint8Array, context: CellContext): SheetCells {
  const reader = new SheetReader(context);
  for (const tag of tagsOf(part)) reader.see(tag);
  const { rows, row, areNumbered, lastFilled, lastColumn } = reader;
  const places = (areNumbered ? lastFilled : row) * lastColumn + row + refuseMerged(reader);
  return { rows, places };
}
