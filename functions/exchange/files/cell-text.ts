import { addDays } from '../../domain/care/period.ts';
import type { Cell } from './codec.ts';
import { numberFormat } from './number-format.ts';

/** A cell of a workbook as its file holds it. */
export type WrittenCell = {
  /** `n` a number, `s` a shared text, `str` and `inlineStr` a text, `b` true or false, `e` an error, `d` a date. */
  type: string;
  /** Left out when the cell has none. */
  value: string | undefined;
  hasFormula: boolean;
  format: { id: number; code: string | undefined };
};

/** The parts of a workbook that the text of its cells depends on. */
export type CellContext = {
  sharedTexts: readonly string[];
  /** Whether day numbers start in 1904, as in older Macintosh programs, instead of 1900. */
  countsFrom1904: boolean;
  /** The number formats, by the numbers of the cells' styles. */
  formats: readonly WrittenCell['format'][];
};

const refused = (message: string): Cell => ({ message });

const two = (value: number) => String(value).padStart(2, '0');
const secondsInDay = 86_400;

/** The days with number 0: 1 January 1900 has number 2 when days are counted from 1900. */
const dayZero = { from1900: '1899-12-30', from1904: '1904-01-01' } as const;
/** The first day whose number is the same in every program: Excel has a 29 February 1900 before it. */
const firstClearDay = 61;
/** The last day number, in the year 9999. */
const lastDay = 2_958_465;

/** Turns a number of days into the day and the time of day; time zones do not matter. */
function dayOf(serial: number, countsFrom1904: boolean, showsTime: boolean): Cell {
  const seconds = Math.round(serial * secondsInDay);
  const day = Math.floor(seconds / secondsInDay);
  const first = countsFrom1904 ? 0 : firstClearDay;
  if (day < first || day > lastDay)
    return refused('Cellens datum betyder olika i olika program. Skriv datumet som text, ÅÅÅÅ-MM-DD.');
  const date = addDays(countsFrom1904 ? dayZero.from1904 : dayZero.from1900, day);
  const minutes = Math.floor((seconds - day * secondsInDay) / 60);
  return showsTime && minutes > 0 ? `${date} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` : date;
}

function numberText(
  written: string,
  { id, code }: WrittenCell['format'],
  { countsFrom1904 }: CellContext,
): Cell {
  const number = Number(written);
  if (written.trim() === '' || !Number.isFinite(number)) return refused('Cellens tal går inte att läsa.');
  const format = numberFormat(number, id, code);
  if (format.shows === 'day' || format.shows === 'moment')
    return dayOf(number, countsFrom1904, format.shows === 'moment');
  if (format.shows === 'part')
    return refused('Cellen visar ett klockslag eller en del av ett datum. Visa hela datumet, ÅÅÅÅ-MM-DD.');
  if (format.shows === 'other')
    return refused(
      'Cellen visar sitt tal på ett eget sätt, till exempel med procent eller text. Formatera den som text och skriv det som ska stå.',
    );
  if (!Number.isSafeInteger(number))
    return refused('Cellen innehåller ett decimaltal eller ett mycket stort tal. Skriv det som text.');
  const least = format.shows === 'digits' ? format.least : 1;
  return `${number < 0 ? '-' : ''}${String(Math.abs(number)).padStart(least, '0')}`;
}

const noText = (cell: WrittenCell) => cell.value === undefined || cell.value === '';

/** Reads a written-out date, `1980-01-02T00:00:00`, unchanged, whatever zone it names. */
function writtenDay(value: string): Cell {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})\S*)?$/.exec(value.trim()) ?? [];
  if (!day) return refused('Cellens datum går inte att läsa.');
  return time && time !== '00:00' ? `${day} ${time}` : day;
}

/** Reads a cell as a person sees it in a spreadsheet, or gives the reason why that is impossible. */
export function cellText(cell: WrittenCell, context: CellContext): Cell {
  const { type, value = '' } = cell;
  if (type === 'e')
    return refused(`Cellen visar felet ${value.slice(0, 20) || '#?'}. Rätta den eller töm den.`);
  if (type === 'str' || type === 'inlineStr') {
    return cell.hasFormula && cell.value === undefined ? uncounted : value;
  }
  if (noText(cell)) return cell.hasFormula ? uncounted : '';
  if (type === 's')
    return context.sharedTexts[Number(value)] ?? refused('Cellens text finns inte i arbetsboken.');
  if (type === 'b')
    return /^(?:1|true)$/.test(value.trim())
      ? 'SANT'
      : /^(?:0|false)$/.test(value.trim())
        ? 'FALSKT'
        : refused('Cellen är varken sann eller falsk.');
  if (type === 'd') return writtenDay(value);
  if (type === 'n') return numberText(value, cell.format, context);
  return refused('Cellen är av ett slag som inte läses.');
}

const uncounted = refused(
  'Cellens formel är inte uträknad. Öppna filen i ett kalkylprogram, spara den där och välj den igen.',
);
