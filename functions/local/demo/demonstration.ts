import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { areas } from '../../domain/areas/areas.ts';
import { showCode } from '../../domain/survey/code.ts';
import type { CodeOf } from '../../domain/survey/derived-code.ts';
import { sameCode } from '../../issue-code.ts';
import { getCode } from '../../storage/patient/invitations.ts';
import { type DataFolder, parseKept } from '../data-folder.ts';
import type { Demonstration, LocalParts } from '../parts.ts';
import { loadDemo } from './demo.ts';

/**
 * The file beside the data that names the one invitation of the demonstration whose link is printed. It holds
 * `loading` while the demonstration is written, which is before the server answers any request.
 */
const file = 'demonstration.json';
const loading = 'loading';

/**
 * Removes a demonstration whose loading was interrupted, so that it is loaded as a whole. No request was
 * answered from it, and it is only loaded into an empty table, so nothing else is lost.
 */
export function discardCutShort(folder: DataFolder, databaseFiles: readonly string[]): void {
  if (folder.read(file) !== loading) return;
  for (const name of [...databaseFiles, file]) rmSync(folder.file(name), { force: true });
}

/** Fills an empty table with the demonstration; later starts only print the link and the sign-in again. */
export async function demonstrate(parts: LocalParts): Promise<Demonstration> {
  const { table, now, publicUrl, deriveMac, folder, tell } = parts;
  const codeDeps = { deriveMac, random: randomBytes };
  const before = folder.read(file);
  if (before === undefined) {
    folder.write(file, loading);
    tell('Loading the demonstration: made-up patients of every unit.');
    const loaded = await loadDemo(table, { now: now(), areas, ...codeDeps });
    folder.write(file, JSON.stringify(loaded?.waiting ?? {}));
  }
  const { unit, reference, key } = parseKept(folder, file, folder.read(file) ?? '{}') as Partial<CodeOf>;
  if (!unit || !reference || !key) return unit ? { signInAs: `staff@${unit}` } : {};
  const stored = await getCode(table, unit, reference, key);
  const code = stored && (await sameCode(codeDeps, { unit, reference, key }, stored));
  return {
    ...(code ? { surveyLink: `${publicUrl}/e/${showCode(code)}` } : {}),
    signInAs: `staff@${unit}`,
  };
}
