import { globSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sourcesBelow } from '../../support/sources.ts';

const sources = new Map(sourcesBelow('functions', 'web').map((source) => [source.path, source]));

/** All that loads with a file: its imports, theirs and so on, by the file that imports it first. */
function loadedWith(entry: string): Map<string, string> {
  const loaded = new Map([[entry, '']]);
  for (const path of loaded.keys()) {
    for (const { to, typesOnly, later } of sources.get(path)?.imports ?? [])
      if (!typesOnly && !later && !loaded.has(to)) loaded.set(to, path);
  }
  return loaded;
}

/** The way from the entry to a module; empty when it is not loaded. */
function wayTo(module: string, entry: string): string[] {
  const loaded = loadedWith(entry);
  const way: string[] = [];
  for (let at = loaded.has(module) ? module : ''; at !== ''; at = loaded.get(at) ?? '') way.push(at);
  return way;
}

const firstPages = globSync('web/portal/{year,overview,surveys}/*-page.tsx');

it.each(['web/portal/main.tsx', ...firstPages])('%s loads no schemas', (entry) => {
  expect(wayTo('zod', entry)).toEqual([]);
});

it('the first script holds modules of these folders alone', () => {
  const modules = [...loadedWith('web/portal/main.tsx').keys()].filter((path) => sources.has(path));
  const folders = new Set(modules.map((path) => path.split('/').slice(0, -1).join('/')));
  expect([...folders].sort()).toEqual([
    'functions/domain',
    'functions/domain/areas',
    'functions/domain/care',
    'functions/domain/measure',
    'functions/domain/measure/measures',
    'functions/domain/patient',
    'functions/domain/survey',
    'functions/domain/survey/instruments',
    'web/portal',
    'web/portal/admin',
    'web/portal/head',
    'web/portal/patients/page',
    'web/portal/results',
    'web/portal/search',
    'web/portal/sign-in',
    'web/portal/undo',
    'web/portal/worklist',
    'web/ui',
  ]);
});

it.each(['web/portal/main.tsx', ...firstPages])(
  '%s loads neither the sign-in’s protocol nor questions',
  (entry) => {
    expect(wayTo('oauth4webapi', entry)).toEqual([]);
    expect(wayTo('functions/domain/survey/wordings/wordings.ts', entry)).toEqual([]);
  },
);

it('no module of the portal imports zod past its setting', () => {
  const past = [...sources.values()].flatMap(({ path, imports }) =>
    imports.filter(({ to }) => to.startsWith('zod/')).map(() => path),
  );
  expect([...new Set(past)]).toEqual(['web/portal/without-eval.ts']);
});
