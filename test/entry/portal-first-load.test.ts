import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { portalCode } from '../support/portal-code.ts';

const folder = new URL('../../dist/portal/', import.meta.url);
const { overview, withScript, weight } = portalCode(folder);

it('the overview shows after at most 60 000 compressed bytes of script', () => {
  expect(weight(overview())).toBeLessThanOrEqual(60_000);
});

it('the document names the first script alone, which imports no other', () => {
  const named = [...readFileSync(new URL('index.html', folder), 'utf8').matchAll(/assets\/([^"]+\.js)"/g)];
  expect(named.map(([, name]) => name)).toEqual([...withScript('start')]);
});

it('the overview is two files and what the bundler adds, so that its requests follow one another once', () => {
  const names = [...overview()].map((name) => name.replace(/-[^-]{8}\.js$/, ''));
  expect(names.sort()).toEqual(['overview', 'rolldown-runtime', 'start']);
});
