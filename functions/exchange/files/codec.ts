import { isCivilDate, isInstant } from '../../domain/care/period.ts';
import { dateRefusal } from '../../domain/care/written.ts';
import { nameLimit } from '../../domain/limits.ts';

/** A cell as a workbook or a CSV file gives it. */
export type Cell = string | number | boolean | Date | null | undefined;

/** How a value is written in a cell and read from it. Codecs see trimmed text that is not empty. */
export type Codec = {
  /** What the cell should hold, in Swedish, for whoever fills in the template. */
  explains: string;
  read(text: string): { value: unknown } | { message: string };
  write(value: unknown): string;
};

/** Leading characters that a spreadsheet may take for the beginning of a formula, and the mark that prevents it. */
const formulaStart = /^[=+\-@\t\r\n'＝＋－＠]/;

/** Text that a spreadsheet shows as it stands. */
export const neutralised = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);

const restored = (text: string): string =>
  text.startsWith("'") && formulaStart.test(text.slice(1)) ? text.slice(1) : text;

const two = (value: number) => String(value).padStart(2, '0');

/** A cell as trimmed text, '' when there is nothing in it. Dates become `YYYY-MM-DD`, with the time where they have one. */
export function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? 'ja' : 'nej';
  if (!(cell instanceof Date)) return restored(String(cell).trim());
  if (Number.isNaN(cell.getTime())) return 'ogiltigt datum';
  const day = cell.toISOString().slice(0, 10);
  const [hours, minutes] = [cell.getUTCHours(), cell.getUTCMinutes()];
  return hours === 0 && minutes === 0 ? day : `${day} ${two(hours)}:${two(minutes)}`;
}

export const text: Codec = {
  explains: 'Text.',
  read: (value) => ({ value }),
  write: String,
};

const dateMessage = 'Skriv ett datum som finns, ÅÅÅÅ-MM-DD.';

export const date: Codec = {
  explains: 'Datum, ÅÅÅÅ-MM-DD.',
  read: (value) => (isCivilDate(value) ? { value } : { message: dateRefusal(value, dateMessage) }),
  write: String,
};

const instantMessage = 'Skriv ett datum, 2026-02-13, eller en tidpunkt i UTC, 2026-02-13T09:00:00Z.';

/** A moment; of a day alone its first hour counts, so that what happens later that day is later. */
export const instant: Codec = {
  explains: 'Tidpunkt i UTC, 2026-02-13T09:00:00Z, eller bara ett datum.',
  read: (value) => {
    if (isCivilDate(value)) return { value: `${value}T00:00:00Z` };
    return isInstant(value) ? { value } : { message: dateRefusal(value, instantMessage) };
  },
  write: String,
};

export const number: Codec = {
  explains: 'Heltal.',
  read: (value) => (/^-?\d{1,6}$/.test(value) ? { value: Number(value) } : { message: 'Skriv ett heltal.' }),
  write: String,
};

/**
 * A name as it is compared: case, accents' encoding and spaces do not matter. What is longer than any name stays as it
 * is, so that it costs nothing and is no name.
 */
export const folded = (text: string): string =>
  text.length > nameLimit ? text : text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

/** A choice among values, written with their Swedish names; their ids are read too. */
export function choice(names: Readonly<Record<string, string>>, more: Record<string, string> = {}): Codec {
  const ids = Object.keys(names);
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

/** Several choices in one cell, with commas between. */
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

const yesOrNo = choice({ true: 'ja', false: 'nej' }, { x: 'true', '1': 'true', '0': 'false' });

export const yesNo: Codec = {
  explains: 'ja eller nej.',
  read: (value) => {
    const read = yesOrNo.read(value);
    return 'message' in read ? { message: 'Skriv ja eller nej.' } : { value: read.value === 'true' };
  },
  write: (value) => (value ? 'ja' : 'nej'),
};
