import { dirname, matchesGlob } from 'node:path/posix';
import { describe, expect, it } from 'vitest';
import { rooms } from './rooms.ts';
import { type Import, type Source, sourceOf, sourcesBelow } from './support/sources.ts';

const sources = sourcesBelow('functions', 'web', 'cdk');

const roomOf = (path: string) => rooms.find(({ files }) => matchesGlob(path, files));

const matchesOne = (path: string, globs: readonly string[] = []) =>
  globs.some((glob) => matchesGlob(path, glob));

const isFile = (path: string) => /\.(tsx?|css|json)$/.test(path);

/** `hono` keeps `hono/client` out too. */
const isPackageOf = (name: string, packages: readonly string[] = []) =>
  packages.some((one) =>
    one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : `${name}/`.startsWith(`${one}/`),
  );

function mayImport({ from, to, typesOnly }: Import): boolean {
  const room = roomOf(from);
  if (!room) return false;
  if (!isFile(to)) return !isPackageOf(to, room.keepsOut);
  return matchesOne(to, room.mayImport) || (typesOnly && matchesOne(to, room.mayImportTypes));
}

const refusedIn = (all: readonly Source[]) =>
  all.flatMap(({ imports }) =>
    imports.filter((one) => !mayImport(one)).map(({ from, to }) => `${from} imports ${to}`),
  );

/** The statements that are refused, each tried alone in a file of the folder. */
const refused = (folder: string, statements: readonly string[]) =>
  statements.filter((statement) => refusedIn([sourceOf(`${folder}/case.ts`, statement)]).length > 0);

const sharing = <Value>(values: readonly Value[], keyOf: (value: Value) => string) =>
  Object.entries(Object.groupBy(values, keyOf)) as [string, Value[]][];

describe('imports', () => {
  it('are those that the rooms allow', () => {
    expect(refusedIn(sources)).toEqual([]);
  });

  const servers = ['domain', 'storage', 'http', 'events', 'entry', 'local'] as const;
  const below: Record<(typeof servers)[number], readonly string[]> = {
    domain: [],
    storage: ['domain'],
    http: ['domain', 'storage'],
    events: ['domain', 'storage'],
    entry: ['domain', 'storage', 'http', 'events'],
    local: ['domain', 'storage', 'http', 'events'],
  };

  it.each(servers)('of %s go one way: domain <- storage <- http, events <- entry, local', (from) => {
    const others = servers.filter((to) => to !== from);
    const taking = (to: string) => `import type { a } from '../${to}/a.ts'; export type B = a;`;
    expect(refused(`functions/${from}`, others.map(taking))).toEqual(
      others.filter((to) => !below[from].includes(to)).map(taking),
    );
  });

  const domainRooms = ['care', 'survey', 'patient', 'measure', 'areas'] as const;

  it.each(domainRooms)('of the domain’s %s go down: care < survey < patient < measure < areas', (from) => {
    const taking = (to: string) => `import { a } from '../${to}/a.ts'; export const b = a;`;
    const above = domainRooms.slice(domainRooms.indexOf(from) + 1);
    expect(refused(`functions/domain/${from}`, domainRooms.map(taking))).toEqual(above.map(taking));
  });

  it.each(['functions/domain', 'functions/exchange'])('of %s are pure', (folder) => {
    const impure = [
      "import { a } from 'node:fs'; export const b = a;",
      "import { a } from 'hono'; export const b = a;",
      "import { a } from 'hono/client'; export const b = a;",
      "import { a } from '@aws-sdk/client-dynamodb'; export const b = a;",
      "import { a } from '../config.ts'; export const b = a;",
      "import { a } from '../../web/ui/a.ts'; export const b = a;",
      "export * from '../storage/a.ts';",
      "export const b = await import('../storage/a.ts');",
    ];
    expect(refused(folder, [...impure, "import * as z from 'zod'; export const b = z;"])).toEqual(impure);
  });

  it('of the portal from functions/http are types, whatever way they are written', () => {
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
    ];
    const types = [
      `import type { b } from ${a}; export type C = b;`,
      `import type * as b from ${a}; export type C = b.D;`,
      `export type { b } from ${a};`,
      "import { b } from '../../functions/domain/a.ts'; export const c = b;",
    ];
    expect(refused('web/portal', [...values, ...types])).toEqual(values);
  });

  it('of the portal never come from the survey', () => {
    const taking = ["import type { a } from '../survey/a.ts'; export type B = a;"];
    expect(refused('web/portal', taking)).toEqual(taking);
  });
});

describe('a folder', () => {
  const folders = sharing(sources, ({ path }) => dirname(path));

  it('has at most 28 source files beside each other', () => {
    expect(folders.filter(([, files]) => files.length > 28).map(([folder]) => folder)).toEqual([]);
  });

  it('of the domain’s ground has at most 8', () => {
    const ground = folders.find(([folder]) => folder === 'functions/domain')?.[1] ?? [];
    expect(ground.length).toBeLessThanOrEqual(8);
  });
});

describe('a name of a type', () => {
  it('stands at the top of two files at most, private ones too', () => {
    const named = sources.flatMap(({ path, typeNames }) =>
      [...new Set(typeNames)].map((name) => ({ name, path })),
    );
    const often = sharing(named, ({ name }) => name).filter(([, places]) => places.length >= 3);
    expect(often.map(([name]) => name)).toEqual([]);
  });
});
