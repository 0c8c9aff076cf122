import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importLimit } from '../../functions/domain/limits.ts';
import { builtFunctions } from '../support/lambda.ts';
import { workedExample } from '../support/worked-example.ts';

/** The largest size of a bundle, in kB: it is loaded before the first answer. */
const limits = {
  survey: 555,
  portal: 1075,
  authority: 760,
  results: 530,
  tally: 430,
  recount: 430,
  feed: 690,
} as const;

/** Sources, by their paths in the project. */
function sourcesOf(name: string): string[] {
  const map = JSON.parse(readFileSync(join(builtFunctions, name, 'index.mjs.map'), 'utf8'));
  return map.sources.map((path: string) => path.replace(/^(\.\.\/)+/, ''));
}

it('there is a bundle for each entry and no other', () => {
  const entries = readdirSync(new URL('../../functions/entry/', import.meta.url));
  const names = entries.map((file) => file.replace(/\.ts$/, '')).sort();
  expect(readdirSync(builtFunctions).sort()).toEqual(names);
  expect(Object.keys(limits).sort()).toEqual(names);
});

describe.each(Object.entries(limits))('the bundle of %s', (name, limit) => {
  const sources = sourcesOf(name);
  const code = readFileSync(join(builtFunctions, name, 'index.mjs'), 'utf8');

  it('has no code of the local run, the demonstration, the tests or the build', () => {
    expect(sources).toContain(`functions/entry/${name}.ts`);
    const own = sources.filter((path) => !/(^|\/)node_modules\//.test(path));
    expect(own.filter((path) => !/^(functions\/(?!local\/)|web\/(survey|results|ui)\/)/.test(path))).toEqual(
      [],
    );
    const packages =
      /oidc-provider|dynoxide|playwright|esbuild|vite|fast-check|aws-cdk|client-dynamodb-streams/;
    expect(sources.filter((path) => packages.test(path))).toEqual([]);
    expect(code).not.toMatch(/oidc-provider|dynoxide|functions\/local/);
  });

  it(`is smaller than ${limit} kB`, () => {
    expect(statSync(join(builtFunctions, name, 'index.mjs')).size).toBeLessThan(limit * 1000);
  });
});

it('only bundles that issue codes hold the client of KMS', () => {
  const holding = Object.keys(limits).filter((name) =>
    sourcesOf(name).some((path) => path.includes('@aws-sdk/client-kms/')),
  );
  expect(holding).toEqual(['portal']);
});

it('only the feed’s bundle holds the client of S3', () => {
  const holding = Object.keys(limits).filter((name) =>
    sourcesOf(name).some((path) => path.includes('@aws-sdk/client-s3/')),
  );
  expect(holding).toEqual(['feed']);
});

it('every error has its name as a text, as deployed classes have no names', () => {
  const sources = [...new Set(Object.keys(limits).flatMap(sourcesOf))].filter((path) =>
    /^(functions|web)\//.test(path),
  );
  const named = sources.flatMap((path) => {
    const text = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    return [...text.matchAll(/class (\w+) extends \w*Error\b[^}]*/g)].map(([body, name]) => [
      name,
      body.includes(`name = '${name}'`),
    ]);
  });
  expect(named).not.toEqual([]);
  expect(named.filter(([, isNamed]) => !isNamed)).toEqual([]);
});

it('bundles that only count hold neither pages nor HTTP', () => {
  for (const name of ['tally', 'recount']) {
    expect(
      sourcesOf(name).filter(
        (path) => /(^|\/)(hono|preact|web|http)\//.test(path) && !/smithy|aws-sdk/.test(path),
      ),
    ).toEqual([]);
  }
});

it('an import or export of the largest size passes through Lambda', () => {
  const [lambdaPayload, around] = [6 * 1024 * 1024, 64 * 1024];
  const asBase64 = Math.ceil(importLimit / 3) * 4;
  // An uncompressed answer is sent as text inside JSON, where every quotation mark takes two bytes.
  const lines = JSON.stringify(workedExample());
  const asText = importLimit * (Buffer.byteLength(JSON.stringify(lines)) / Buffer.byteLength(lines));
  for (const size of [asBase64, asText]) expect(size + around).toBeLessThan(lambdaPayload);
});
