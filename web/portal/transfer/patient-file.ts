/** A file with patients, as the lines that the import takes, each with the place people know it by. */
export type PatientLine = {
  /** Where in the file it stands: the number of the line. */
  line: number;
  /** One patient in the import's own form: JSON on one line. */
  text: string;
};

/** What is wrong with a file as a whole; a Swedish sentence. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** More than this is told before anything is read or sent, in bytes. */
export const largestFile = 100_000_000;

/** Why the file will not be read, or null. */
export function fileObjection({ name, size }: { name: string; size: number }): string | null {
  if (size === 0) return 'Filen är tom.';
  if (size > largestFile)
    return `Filen är ${Math.round(size / 1_000_000)} MB. Högst ${largestFile / 1_000_000} MB kan läsas in åt gången. Dela upp den och läs in delarna var för sig.`;
  if (!/\.(ndjson|jsonl)$/i.test(name)) return 'Välj en fil som slutar på .ndjson eller .jsonl.';
  return null;
}

/** Reads newline-delimited JSON line by line, however large the file is. */
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
