import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { patience, slowness, testPatience } from './test/support/patience.ts';
import { progress } from './test/support/progress.ts';

const cores = availableParallelism();
const stories = 'test/stories/**/*.test.ts';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    testTimeout: testPatience,
    hookTimeout: testPatience,
    expect: { poll: { timeout: patience } },
    slowTestThreshold: 10_000 * slowness,
    reporters: process.stdout.isTTY ? ['default'] : ['default', progress()],
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [stories],
          maxWorkers: cores,
        },
      },
      {
        extends: true,
        // A browser, the whole product and its database for each worker: as many as the cores carry, after all else.
        test: { name: 'stories', include: [stories], maxWorkers: cores, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
