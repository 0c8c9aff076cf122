import { randomUUID } from 'node:crypto';
import { accessSync, constants, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LocalFailure, systemCode } from './local-failure.ts';

/** The folder for all data that outlives a local run. */
export type DataFolder = {
  path: string;
  /** Absolute path of a file in the folder. */
  file: (name: string) => string;
  /** The file's text, or undefined when there is none. */
  read: (name: string) => string | undefined;
  /** Replaces the whole file: a reader, also after a crash, finds either the old text or the new. */
  write: (name: string, text: string) => void;
  /**
   * Reads the file's text; the first call makes and stores it. For secrets: only the owner can read the file.
   */
  keep: (name: string, make: () => string) => string;
};

/** @throws LocalFailure when the folder cannot be made, read or written */
export function openDataFolder(path: string): DataFolder {
  const folder = resolve(path);
  const orExplain = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw new LocalFailure(
        `The data folder ${folder} cannot be used (${systemCode(error) ?? String(error)}): give this user read and write access to it, or name another one with DATA_DIR.`,
      );
    }
  };
  orExplain(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const trial = join(folder, `.trial-${randomUUID()}`);
    writeFileSync(trial, '');
    rmSync(trial);
  });

  const file = (name: string) => join(folder, name);
  const read = (name: string) =>
    orExplain(() => {
      try {
        return readFileSync(file(name), 'utf8');
      } catch (error) {
        if (systemCode(error) === 'ENOENT') return undefined;
        throw error;
      }
    });
  const write = (name: string, text: string) =>
    orExplain(() => {
      const draft = file(`.${name}-${randomUUID()}`);
      writeFileSync(draft, text, { mode: 0o600, flush: true });
      renameSync(draft, file(name));
    });
  const keep = (name: string, make: () => string) => {
    const kept = read(name);
    if (kept !== undefined) return kept;
    const made = make();
    write(name, made);
    return made;
  };
  return { path: folder, file, read, write, keep };
}

/**
 * Parses one of the folder's files as JSON. For files that can be made anew.
 * @throws LocalFailure when the text is no JSON: another program has written to the file, or the disk is
 *   damaged
 */
export function parseKept(folder: DataFolder, name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LocalFailure(`The file ${folder.file(name)} is damaged: delete it, and it is made anew.`);
  }
}
