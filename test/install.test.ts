import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './support/temporary.ts';

const installer = fileURLToPath(new URL('../install.mjs', import.meta.url));

/** A project with one local dependency: installing it needs no network. */
function project() {
  const folder = temporaryFolder();
  const write = (name: string, content: object) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), JSON.stringify(content));
  };
  const own = { name: 'own', version: '1.0.0', dependencies: { near: 'file:near' } };
  write('near/package.json', { name: 'near', version: '1.0.0' });
  write('package.json', own);
  write('package-lock.json', {
    name: 'own',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: { '': own, near: { version: '1.0.0' }, 'node_modules/near': { resolved: 'near', link: true } },
  });
  copyFileSync(installer, join(folder, 'install.mjs'));
  const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
  const run = () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['install.mjs'], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH, HOME: folder, npm_config_offline: 'true', npm_config_update_notifier: 'false' },
    });
    return { status, stdout, stderr };
  };
  return { folder, run };
}

describe('the installation before the start', () => {
  it('installs on a fresh clone, and is silent when nothing has changed', () => {
    const { folder, run } = project();
    expect(run()).toMatchObject({ status: 0, stdout: expect.stringContaining('npm ci') });
    expect(existsSync(join(folder, 'node_modules', 'near', 'package.json'))).toBe(true);
    expect(run()).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('installs again when the lock file is newer than the installed packages', () => {
    const { folder, run } = project();
    run();
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(folder, 'package-lock.json'), later, later);
    expect(run().stdout).toContain('npm ci');
  });

  it('stops with one sentence after what npm said when npm cannot install', () => {
    const { folder, run } = project();
    writeFileSync(join(folder, 'package-lock.json'), '{}');
    const { status, stderr } = run();
    expect(status).toBe(1);
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(
      'npm ci failed; its message is above. Nothing was started.',
    );
  });
});
