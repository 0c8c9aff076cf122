import { isInstant, standsForDay, stockholmDate } from '../../domain/care/period.ts';
import { isTwoDates, readDate } from '../../domain/care/read-date.ts';
import { dateRefusal } from '../../domain/care/written.ts';
import { nameLimit } from '../../domain/limits.ts';

/**
 * A cell that cannot be read as people see it: the reason in Swedish, and the cell's text when it is known.
 */
type RefusedCell = { message: string; seen?: string };

/** A cell of a workbook or a CSV file, as people see it. */
export type Cell = string | RefusedCell;

/** The writing of a value into a cell and its reading. Codecs get trimmed text that is not empty. */
export type Codec = {
  /** The expected content of the cell, in Swedish, for the people who fill in the template. */
  explains: string;
  read(text: string): { value: unknown } | { message: string };
  write(value: unknown): string;
  /** Free text: a spreadsheet must not turn it into a number or a date. */
  isText?: true;
};

/**
 * Leading characters that a spreadsheet may take for the start of a formula, and the mark that prevents it.
 */
const formulaStart = /^[=+\-@\t\r\n'＝＋－＠]/;

/** Text that a spreadsheet shows unchanged. */
export const neutralised = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);

const months = 'jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec';

/** A whole number as every program writes it. */
const plainNumber = /^(?:0|[1-9]\d{0,9})$/;

/**
 * Text that a spreadsheet may take for a number, a date, a time or a truth value: `007`, `1-2`, `mar-1`,
 * `1E5`.
 */
const madeOver = new RegExp(
  `^(?:[\\d.,]|(?:${months})[a-zåäö]*[\\s.,/-]*\\d|(?:true|false|sant|falskt)$)`,
  'i',
);

/** Text that a spreadsheet keeps unchanged when it opens a CSV file. */
export const kept = (text: string): string =>
  madeOver.test(text) && !plainNumber.test(text) ? `'${text}` : text;

const restored = (text: string): string =>
  text.startsWith("'") && (formulaStart.test(text.slice(1)) || madeOver.test(text.slice(1)))
    ? text.slice(1)
    : text;

/** Reads a cell as trimmed text; '' for a cell that is empty or cannot be read. */
export const textOf = (cell: Cell | undefined): string =>
  typeof cell === 'string' ? restored(cell.trim()) : '';

export const text: Codec = {
  explains: 'Text.',
  read: (value) => ({ value }),
  write: String,
  isText: true,
};

const dateMessage = 'Skriv ett datum som finns, ÅÅÅÅ-MM-DD.';

function refusedDate(text: string, otherwise: string): { message: string } {
  const twofold = `«${text}» kan vara två olika dagar. ${dateMessage}`;
  return { message: isTwoDates(text) ? twofold : dateRefusal(text, otherwise) };
}

export const date: Codec = {
  explains: 'Datum, ÅÅÅÅ-MM-DD.',
  read: (text) => {
    const value = readDate(text);
    return value === null ? refusedDate(text, dateMessage) : { value };
  },
  write: String,
};

const instantMessage = 'Skriv ett datum, 2026-02-13, eller en tidpunkt i UTC, 2026-02-13T09:00:00Z.';

function readDayOrInstant(text: string): { value: string } | { message: string } {
  const value = readDate(text) ?? (isInstant(text) ? text : null);
  return value === null ? refusedDate(text, instantMessage) : { value };
}

/** A moment, or a day that stands for one; the line's schema reads both (GivenMoment). */
export const instant: Codec = {
  explains: 'Tidpunkt i UTC, 2026-02-13T09:00:00Z, eller bara ett datum.',
  read: readDayOrInstant,
  write: (value) => {
    const moment = String(value);
    return standsForDay(moment) ? stockholmDate(moment) : moment;
  },
};

/** The last day of something. Files from before it was a day have the moment when it ended (GivenLastDay). */
export const lastDay: Codec = {
  explains: 'Sista dagen, ÅÅÅÅ-MM-DD.',
  read: readDayOrInstant,
  write: String,
};

export const number: Codec = {
  explains: 'Heltal.',
  read: (value) => (/^-?\d{1,6}$/.test(value) ? { value: Number(value) } : { message: 'Skriv ett heltal.' }),
  write: String,
};

/**
 * Folds a name for comparison: case, accents' encoding and spaces do not matter. A text longer than any name
 * is no name, so it stays unchanged, which costs no time.
 */
export const folded = (text: string): string =>
  text.length > nameLimit ? text : text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

type Names = Readonly<Record<string, string>>;

/**
 * A choice among values, written with their Swedish names; their ids are read too.
 * @param given as pairs where ids are numbers: an object would put `10` before `01`
 */
export function choice(
  given: Names | readonly (readonly [id: string, name: string])[],
  more: Names = {},
): Codec {
  const pairs = Array.isArray(given) ? given : Object.entries(given);
  const names: Names = Object.fromEntries(pairs);
  const ids = pairs.map(([id]) => id);
  const byName = new Map<string, string>();
  for (const [name, id] of Object.entries(more)) byName.set(folded(name), id);
  for (const id of ids) byName.set(folded(id), id);
  for (const id of ids) byName.set(folded(names[id] ?? id), id);
  const shown = ids.map((id) => names[id]).join(', ');
  return {
    explains: `Ett av: ${shown}.`,
    read: (value) => {
      const found = byName.get(folded(value));
      return found === undefined
        ? { message: `«${value.slice(0, 40)}» finns inte. Välj bland: ${shown}.` }
        : { value: found };
    },
    write: (value) => names[String(value)] ?? String(value),
  };
}

/** Several choices in one cell, separated by commas. */
export function choices(one: Codec): Codec {
  return {
    explains: `${one.explains.replace('Ett av', 'Ett eller flera av')} Flera skrivs med komma emellan.`,
    read: (value) => {
      const parts = value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '');
      const values: unknown[] = [];
      for (const part of parts) {
        const read = one.read(part);
        if ('message' in read) return read;
        values.push(read.value);
      }
      return { value: values };
    },
    write: (value) => (Array.isArray(value) ? value.map((part) => one.write(part)).join(', ') : ''),
  };
}

/** Spreadsheets write truth values in their own language. */
const yesOrNo = choice(
  { true: 'ja', false: 'nej' },
  { sant: 'true', falskt: 'false', x: 'true', '1': 'true', '0': 'false' },
);

export const yesNo: Codec = {
  explains: 'ja eller nej.',
  read: (value) => {
    const read = yesOrNo.read(value);
    return 'message' in read ? { message: 'Skriv ja eller nej.' } : { value: read.value === 'true' };
  },
  write: (value) => (value ? 'ja' : 'nej'),
};
