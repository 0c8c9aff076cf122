import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noticeText } from '../notice.ts';

const written = readFileSync(new URL('../NOTICE', import.meta.url), 'utf8');

describe('NOTICE', () => {
  it('has the licences of just the packages in the bundles, in their versions: `npm run release` writes it', async () => {
    expect(written).toBe(await noticeText());
  });

  it('names packages of functions and pages, and none that only develops or serves the local run', () => {
    expect(written).toMatch(/^zod [\d.]+ \(MIT\)$/m);
    expect(written).toMatch(/^@aws-sdk\/client-dynamodb [\d.]+ \(Apache-2\.0\)$/m);
    expect(written).not.toMatch(/^(oidc-provider|vite|esbuild|@dynoxide\/\S+) /m);
  });

  it('has a licence that allows the code to be passed on with its text, for every package', () => {
    const licences = [...written.matchAll(/^(?:@[\w.-]+\/)?[\w.-]+ \d[\w.+-]* \(([^)]+)\)$/gm)].map(
      ([, one]) => one,
    );
    expect(licences.length).toBeGreaterThan(20);
    expect([...new Set(licences)].sort()).toEqual(['Apache-2.0', 'ISC', 'MIT', 'MIT-0']);
    // MIT-0 asks for no text to be passed on.
    const [textless = ''] = written
      .split('-'.repeat(80))
      .filter((part) => part.includes('has no licence text'));
    expect([...textless.matchAll(/\(([^)]+)\)$/gm)].map(([, one]) => one)).toEqual([
      'MIT-0',
      'MIT-0',
      'MIT-0',
    ]);
  });
});
