import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { areas } from '../../domain/areas/areas.ts';
import { showCode } from '../../domain/survey/code.ts';
import { type DataFolder, parseKept } from '../data-folder.ts';
import type { Demonstration, Parts } from '../parts.ts';
import { loadDemo } from './demo.ts';

/**
 * Remembers, beside the data, the one code of the demonstration that is known: of stored codes only hashes are. Holds
 * `loading` while the demonstration is written, which is before anybody is served.
 */
const file = 'demonstration.json';
const loading = 'loading';

/**
 * Removes a demonstration whose loading was cut short, so that it is loaded whole. Nobody was served from it, and it
 * is only loaded into an empty table, so nothing else is lost.
 */
export function discardCutShort(folder: DataFolder, databaseFiles: readonly string[]): void {
  if (folder.read(file) !== loading) return;
  for (const name of [...databaseFiles, file]) rmSync(folder.file(name), { force: true });
}

/** Fills an empty table; later starts only tell again what there is to try. */
export async function demonstrate({ table, now, publicUrl, folder, tell }: Parts): Promise<Demonstration> {
  const before = folder.read(file);
  if (before === undefined) {
    folder.write(file, loading);
    tell('Loading the demonstration: made-up patients of every unit.');
    const loaded = await loadDemo(table, { now: now(), random: randomBytes, areas });
    folder.write(file, JSON.stringify(loaded?.waiting ?? {}));
  }
  const { unit, code } = parseKept(folder, file, folder.read(file) ?? '{}') as {
    unit?: string;
    code?: string;
  };
  return {
    ...(code ? { surveyLink: `${publicUrl}/e/${showCode(code)}` } : {}),
    ...(unit ? { signInAs: `staff@${unit}` } : {}),
  };
}
