import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataFolder } from '../../functions/local/data-folder.ts';
import { temporaryFolder } from '../support/temporary.ts';

describe('the data folder', () => {
  it('is made when missing, readable by its owner only', () => {
    const folder = openDataFolder(join(temporaryFolder(), 'a', 'b'));
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
  });

  it('keeps a file from the first time, readable by its owner only', () => {
    const path = temporaryFolder();
    expect(openDataFolder(path).keep('secret', () => 'first')).toBe('first');
    expect(openDataFolder(path).keep('secret', () => 'second')).toBe('first');
    expect(statSync(join(path, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('fails, when it cannot be used, with one sentence that names it and DATA_DIR', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(() => openDataFolder(file)).toThrow(
      /^The data folder .*file cannot be used \(E\w+\): .*DATA_DIR\.$/,
    );
    expect(() => openDataFolder(join(file, 'inside'))).toThrow(/cannot be used/);
  });
});
