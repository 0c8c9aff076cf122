import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Drop } from '../events/feed.ts';
import type { DataFolder } from './data-folder.ts';
import { systemCode } from './local-failure.ts';

/**
 * Makes the drop of the local run, in the data folder. A file appears whole, by its second name, and only where there
 * is none.
 */
export const fileDrop = (folder: DataFolder): Drop => ({
  put: async (path, bytes) => {
    const file = folder.file(path);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const draft = folder.file(`.drop-${randomUUID()}`);
    try {
      writeFileSync(draft, bytes, { mode: 0o600, flush: true });
      linkSync(draft, file);
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  },
});
