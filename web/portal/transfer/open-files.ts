import type { Area } from '../../../functions/domain/care/area.ts';
import type { Moment } from '../../../functions/domain/care/period.ts';
import type { Table } from '../../../functions/exchange/files/table.ts';
import { patientsInTables } from '../../../functions/exchange/patients-in-tables.ts';
import { type Rejection, rejectionsOf } from '../../../functions/exchange/result.ts';
import { headersOf } from '../../../functions/exchange/template/headers.ts';
import { isExample } from '../../../functions/exchange/template/template.ts';
import { csvCode, workbookCode } from './file-code.ts';
import { isLines, isWorkbook, type PatientLine, readLines } from './patient-file.ts';

/** The chosen files, as far as they can be read without the server. */
export type PatientFile = {
  /** The file's own name. */
  name: string;
  /** In bytes. */
  size: number;
  /** The number of patients to send. */
  count: number;
  /** Reads the patients from the beginning at each call. */
  lines: () => AsyncIterable<PatientLine> | Iterable<PatientLine>;
  /** The lines that are refused without asking the server. */
  refused: Rejection[];
  /** Sentences about the parts of the files that are correct but not read. */
  notes: readonly string[];
  /** The user has chosen to take in new patients whose references read like others'. */
  acceptsAlike?: boolean;
  /** The template's invented patients, if any. They are left out unless the user includes them. */
  examples?: {
    references: readonly string[];
    areIn: boolean;
    /** The same file with them if they were left out, without them if they were included. */
    turned: () => PatientFile;
  };
};

/**
 * Reads the chosen files.
 * @throws UnreadableFile with a Swedish sentence, or Problem when the code that reads the file cannot be
 * fetched
 */
export async function openFiles(area: Area, files: readonly File[], moment: Moment): Promise<PatientFile> {
  const name = files.map((file) => file.name).join(', ');
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const [first] = files;
  if (first && isLines(first)) {
    let count = 0;
    for await (const { text } of readLines(first)) if (text) count += 1;
    return { name, size, count, lines: () => readLines(first), refused: [], notes: [] };
  }
  const tables = (await Promise.all(files.map((file) => tablesOf(area, file)))).flat();
  const { patients, faults, notes } = patientsInTables(area, tables, moment);
  const all = [...patients, ...faults].map(({ reference = '' }) => reference);
  const references = [...new Set(all.filter(isExample))].sort();

  const fileWith = (areIn: boolean): PatientFile => {
    const isTaken = ({ reference = '' }: { reference?: string | undefined }) =>
      areIn || !isExample(reference);
    const lines = patients
      .filter(isTaken)
      .map((source) => ({ line: source.row, text: JSON.stringify(source.line), source }));
    const examples = { references, areIn, turned: () => fileWith(!areIn) };
    return {
      name,
      size,
      count: lines.length,
      lines: () => lines,
      refused: rejectionsOf(faults.filter(isTaken)),
      notes,
      ...(references.length > 0 ? { examples } : {}),
    };
  };
  return fileWith(false);
}

async function tablesOf(area: Area, file: File): Promise<Table[]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isWorkbook(file)) return (await workbookCode()).readXlsx(bytes);
  return (await csvCode()).readCsv(file.name, bytes, headersOf(area));
}
