import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDataFolder } from '../../functions/local/data-folder.ts';
import { localMac } from '../../functions/local/local-mac.ts';
import { temporaryFolder } from '../support/temporary.ts';

const message = new TextEncoder().encode('message');

it('the local run derives codes under a key in its data folder that only the owner can read', async () => {
  const path = temporaryFolder();
  const mac = await localMac(openDataFolder(path))(message);
  expect(mac).toHaveLength(32);
  expect(await localMac(openDataFolder(path))(message)).toEqual(mac);
  expect(statSync(join(path, 'code-key')).mode & 0o777).toBe(0o600);
});

it('another folder, or a lost key, leads to other codes', async () => {
  const path = temporaryFolder();
  const mac = await localMac(openDataFolder(path))(message);
  expect(await localMac(openDataFolder(temporaryFolder()))(message)).not.toEqual(mac);
  rmSync(join(path, 'code-key'));
  expect(await localMac(openDataFolder(path))(message)).not.toEqual(mac);
});
