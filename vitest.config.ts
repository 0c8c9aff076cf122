import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { patience, slowness, testPatience } from './test/support/patience.ts';
import { progress } from './test/support/progress.ts';

const maxWorkers = availableParallelism();
/** Without input, output or anything kept between files: a worker runs them all in one go, in half the time. */
const rules = ['test/{domain,cdk}/**/*.test.ts', 'test/exchange/**/!(in-browser).test.ts'];
/** Each in a browser, with the whole product and its database: as many at once as the cores carry. */
const stories = ['test/stories/**/*.test.ts'];

/** They take packages of their own: `npm run proof`. */
const proofs = ['test/proof/**'];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    testTimeout: testPatience,
    hookTimeout: testPatience,
    expect: { poll: { timeout: patience } },
    slowTestThreshold: 10_000 * slowness,
    reporters: process.stdout.isTTY ? ['default'] : ['default', progress()],
    projects: [
      { extends: true, test: { name: 'rules', include: rules, isolate: false, maxWorkers } },
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...rules, ...stories, ...proofs],
          maxWorkers,
        },
      },
      { extends: true, test: { name: 'stories', include: stories, maxWorkers, sequence: { groupOrder: 1 } } },
    ],
  },
});
