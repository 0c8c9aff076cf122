/** The display of a number format in a workbook, as far as reading a cell as people see it requires. */
export type NumberFormat =
  | { shows: 'number' }
  /** Whole numbers with zeros before them, to this many digits: `0017`. */
  | { shows: 'digits'; least: number }
  | { shows: 'day' }
  | { shows: 'moment' }
  /** A time, or a date without its year, month or day. */
  | { shows: 'part' }
  /** A percentage, a currency, text around the number, or an empty display. */
  | { shows: 'other' };

const fullDay = 'yyyy-mm-dd';

/**
 * The formats whose codes a workbook leaves out (ECMA-376 part 1, 18.8.30), including those that depend on
 * the reader's language.
 */
const builtIn: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: fullDay,
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: `${fullDay} h:mm`,
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0',
  43: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '0.0E+0',
  49: '@',
};

/** Longer than any format that people make; a longer one is not examined. */
const longest = 255;

/** Removes literal parts from a format: quoted text, single characters, colours, languages, padding. */
const bare = (code: string) =>
  code
    .replace(/"[^"]*"/g, '"')
    .replace(/\\(?=[-/., :])/g, '')
    .replace(/[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');

const withoutWords = (part: string) => part.replace(/general|e[+-]|"|\\./gi, '').toLowerCase();

function datedFormat(letters: string): NumberFormat {
  const isWhole = /[ye]/.test(letters) && letters.includes('m') && letters.includes('d');
  if (!isWhole) return { shows: 'part' };
  return { shows: /[hs]/.test(letters) ? 'moment' : 'day' };
}

/** Picks the part of a format that shows the number: positive, negative and zero have one each. */
function partFor(number: number, code: string): string {
  const [positive = '', negative = positive, zero = positive] = bare(code).split(';');
  if (number === 0) return zero.trim();
  return (number < 0 ? negative : positive).trim();
}

/**
 * Determines how a format shows a number.
 * @param code from the workbook, or undefined for a format whose code it leaves out
 */
export function numberFormat(number: number, id: number, code = builtIn[id]): NumberFormat {
  // The other formats without a code, 27–36 and 50–58, are all dates in East Asian languages.
  if (code === undefined || code.length > longest || /\[[<>=]/.test(code)) return { shows: 'other' };
  const part = partFor(number, code);
  if (/^(?:general|@)$/i.test(part)) return { shows: 'number' };
  const letters = withoutWords(part);
  if (/[ymdhse]/.test(letters)) return datedFormat(letters);
  if (/^-?0{2,}$/.test(part)) return { shows: 'digits', least: part.replace('-', '').length };
  return /^-?[#0?, ]*[0#](?:\.[0?#]+)?$/.test(part) ? { shows: 'number' } : { shows: 'other' };
}
