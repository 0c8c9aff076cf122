import { defineConfig } from 'vitest/config';

/** What takes packages of its own (package.json beside this); `npm run proof` installs them. */
export default defineConfig({
  test: { include: ['test/proof/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000 },
});
