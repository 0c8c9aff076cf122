import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

/** The portal's single-page application. Nothing inline: the page runs under `script-src 'self'; style-src 'self'`. */
export default defineConfig({
  root: fileURLToPath(new URL('web/portal/', import.meta.url)),
  base: '/portal/',
  logLevel: 'silent',
  plugins: [preact()],
  // Schemas load zod by this module alone, which sets it for the portal's policy first.
  resolve: {
    alias: [
      { find: /^zod$/, replacement: fileURLToPath(new URL('web/portal/without-eval.ts', import.meta.url)) },
    ],
  },
  build: {
    outDir: fileURLToPath(new URL('dist/portal/', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|without-eval/ }] } },
    },
  },
});
