import { fileLimit, linesFileLimit, sizeText } from '../../../functions/domain/limits.ts';
import { UnreadableFile } from '../../../functions/exchange/files/table.ts';
import type { TablePatient } from '../../../functions/exchange/read-tables.ts';
import { formatBytes } from '../../ui/format.ts';

/** One patient of a file, in the form that the import accepts. */
export type PatientLine = {
  /** The place in the file: the number of the line, or the patient's row in its sheet. */
  line: number;
  /** One patient in the import's own form: JSON on one line. */
  text: string;
  /** For a CSV file or a workbook: the rows that its parts come from. */
  source?: TablePatient;
};

type NamedFile = { name: string; size: number };
const endsOn = ({ name }: NamedFile, ...endings: string[]) =>
  endings.some((ending) => name.toLowerCase().endsWith(ending));

export const isLines = (file: NamedFile): boolean => endsOn(file, '.ndjson', '.jsonl');
const isCsv = (file: NamedFile): boolean => endsOn(file, '.csv', '.txt', '.tsv');
export const isWorkbook = (file: NamedFile): boolean => endsOn(file, '.xlsx');

/**
 * The reason why the files are not read, or null. Several files at once are the sheets of the template as
 * CSV.
 */
export function fileObjection(files: readonly NamedFile[]): string | null {
  for (const file of files) {
    const limit = isLines(file) ? linesFileLimit : fileLimit;
    if (file.size === 0) return `${file.name} är tom.`;
    if (file.size > limit)
      return `${file.name} är ${formatBytes(file.size)}. Högst ${sizeText(limit)} kan läsas in åt gången. Dela upp den och läs in delarna var för sig.`;
    if (endsOn(file, '.xls'))
      return `${file.name} är i ett äldre format. Spara arbetsboken som .xlsx och välj den igen.`;
    if (!isLines(file) && !isCsv(file) && !isWorkbook(file))
      return `${file.name} går inte att läsa in. Välj en fil som slutar på .xlsx, .csv, .txt, .tsv eller .ndjson.`;
  }
  if (files.length > 1 && !files.every(isCsv))
    return 'Välj en fil åt gången. Bara CSV-filer, en för varje blad i mallen, kan läsas in tillsammans.';
  return null;
}

/**
 * Reads newline-delimited JSON line by line, however large the file is.
 * @throws UnreadableFile when it is not UTF-8
 */
export async function* readLines(file: Blob): AsyncGenerator<PatientLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let line = 0;
  const reader = file.stream().getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines) yield { line: ++line, text: text.trim() };
    }
    rest += decoder.decode();
  } catch (error) {
    if (error instanceof TypeError)
      throw new UnreadableFile('Filen är inte kodad i UTF-8. Spara den som UTF-8 och försök igen.');
    throw error;
  } finally {
    reader.releaseLock();
  }
  if (rest.trim()) yield { line: ++line, text: rest.trim() };
}
