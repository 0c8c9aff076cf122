/** One line of the table. */
export type Row = {
  /** The measured quantity, with its unit. */
  what: string;
  value: string;
  /** The least possible or usual value, measured in the same run. */
  floor?: string;
  /** Value ÷ floor. */
  ratio?: string;
  /** The project's target; it does not depend on the machine unless it says so. */
  aim?: string;
};

/** A part of the benchmark that runs alone with `npm run bench -- NAME`. */
export type Section = {
  name: string;
  title: string;
  run: () => Promise<Row[]>;
};

/** Writes a whole number with a space between thousands. */
export const whole = (value: number): string =>
  String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u00a0');

/** Writes a number with a fixed count of decimals. */
export const decimal = (value: number, decimals = 1): string => value.toFixed(decimals);

export const ratio = (value: number, floor: number): string => `${(value / floor).toFixed(2)} ×`;

export const megabytes = (bytes: number): string => `${decimal(bytes / 2 ** 20)} MB`;

/** Writes the rows as a table that is also Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const head: Row = { what: 'what', value: 'value', floor: 'floor', ratio: 'ratio', aim: 'aim' };
  const cells = [head, ...rows].map(({ what, value, floor = '', ratio = '', aim = '' }) => [
    what,
    value,
    floor,
    ratio,
    aim,
  ]);
  const widths =
    cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = cells.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}
