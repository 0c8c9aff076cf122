import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

type Graph = { getModuleInfo: (id: string) => { importedIds: string[] } | null };

/**
 * Puts a page with all that it imports in one file: some twenty small ones are larger when compressed, and each is a
 * request of its own.
 */
function loadedWith(chunk: string, page: string): (id: string, graph: Graph) => string | null {
  let loaded: Set<string> | undefined;
  const from = (graph: Graph) => {
    const all = new Set([fileURLToPath(new URL(`web/portal/${page}`, import.meta.url))]);
    for (const one of all) for (const to of graph.getModuleInfo(one)?.importedIds ?? []) all.add(to);
    return all;
  };
  return (id, graph) => {
    loaded ??= from(graph);
    return loaded.has(id) ? chunk : null;
  };
}

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
      output: {
        codeSplitting: {
          groups: [
            { name: 'zod', test: /node_modules\/zod\/|without-eval/ },
            { name: loadedWith('start', 'main.tsx'), priority: 2 },
            { name: loadedWith('overview', 'overview/overview-page.tsx'), priority: 1 },
          ],
        },
      },
    },
  },
});
