import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openDataFolder } from '../../functions/local/data-folder.ts';
import { fileDrop } from '../../functions/local/file-drop.ts';
import { temporaryFolder } from '../support/temporary.ts';

it('the drop of the local run writes a file once, and leaves nothing beside it', async () => {
  const folder = openDataFolder(temporaryFolder());
  const drop = fileDrop(folder);
  const bytes = (text: string) => new TextEncoder().encode(text);
  await drop.put('reports/a/2026/v1.json', bytes('first'), 'application/json');
  await drop.put('reports/a/2026/v1.json', bytes('second'), 'application/json');
  expect(readFileSync(folder.file('reports/a/2026/v1.json'), 'utf8')).toBe('first');
  expect(readdirSync(folder.path)).toEqual(['reports']);
});
