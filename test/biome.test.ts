import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './support/temporary.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Which of these imports the project's linter refuses, each alone in a file of the folder it stands with. */
function refused(imports: readonly (readonly [folder: string, statement: string])[]): string[] {
  const folder = temporaryFolder();
  for (const name of ['biome.json', '.lint'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  const files = imports.map(([place, statement], index) => {
    const file = `${place}/case-${index}.ts`;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${statement}\n`);
    return file;
  });
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/@biomejs/biome/bin/biome'),
      ...['lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none', '.'],
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  return imports.flatMap(([place, statement], index) => {
    const found = stdout.split('\n').filter((line) => line.includes(`/${files[index]},`));
    return found.some((line) => /^::error title=(lint\/style\/noRestrictedImports|plugin)/.test(line))
      ? [`${place}: ${statement}`]
      : [];
  });
}

const told = (imports: readonly (readonly [string, string])[]) =>
  imports.map(([place, statement]) => `${place}: ${statement}`);

const rooms = ['domain', 'storage', 'http', 'events', 'entry', 'local'] as const;
const mayImport: Record<(typeof rooms)[number], readonly string[]> = {
  domain: [],
  storage: ['domain'],
  http: ['domain', 'storage'],
  events: ['domain', 'storage'],
  entry: ['domain', 'storage', 'http', 'events'],
  local: ['domain', 'storage', 'http', 'events'],
};

const between = (allowed: boolean) =>
  rooms.flatMap((from) =>
    rooms
      .filter((to) => to !== from && mayImport[from].includes(to) === allowed)
      .map(
        (to) => [`functions/${from}`, `import type { a } from '../${to}/a.ts'; export type B = a;`] as const,
      ),
  );

describe('imports', () => {
  it('go one way: domain <- storage <- http, events <- entry, local', () => {
    expect(refused([...between(false), ...between(true)])).toEqual(told(between(false)));
  });

  it('of the domain are pure', () => {
    const impure = [
      "import { a } from 'node:fs'; export const b = a;",
      "import { a } from 'hono'; export const b = a;",
      "import { a } from '@aws-sdk/client-dynamodb'; export const b = a;",
      "import { a } from '../config.ts'; export const b = a;",
      "import { a } from '../../web/ui/a.ts'; export const b = a;",
      "export * from '../storage/a.ts';",
      "export const b = await import('../storage/a.ts');",
    ].map((statement) => ['functions/domain', statement] as const);
    expect(
      refused([...impure, ['functions/domain', "import * as z from 'zod'; export const b = z;"]]),
    ).toEqual(told(impure));
  });

  it('of the web from functions/http are types, whatever way they are written', () => {
    const a = "'../../functions/http/a.ts'";
    const values = [
      `import { b } from ${a}; export const c = b;`,
      `import b from ${a}; export const c = b;`,
      `import b, { d } from ${a}; export const c = [b, d];`,
      `import * as b from ${a}; export const c = b;`,
      `import ${a};`,
      `export { b } from ${a};`,
      `export * from ${a};`,
      `export const b = await import(${a});`,
    ].map((statement) => ['web/portal', statement] as const);
    const types = [
      `import type { b } from ${a}; export type C = b;`,
      `import type * as b from ${a}; export type C = b.D;`,
      `export type { b } from ${a};`,
      "import { b } from '../../functions/domain/a.ts'; export const c = b;",
    ].map((statement) => ['web/portal', statement] as const);
    expect(refused([...values, ...types])).toEqual(told(values));
  });
});
