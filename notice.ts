import { globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Rollup } from 'vite';

/**
 * Writes NOTICE: the licences of the packages whose code is in the deployed bundles. Tools that collect licences read
 * one bundler, or list packages that are only installed; the functions are bundled by esbuild and the portal by Vite.
 */
const root = fileURLToPath(new URL('.', import.meta.url));

/** The files of packages in the functions' bundles, from their source maps: `npm run build` writes these. */
const inFunctions = (): string[] =>
  globSync('dist/functions/*/index.mjs.map', { cwd: root }).flatMap((map) => {
    const { sources } = JSON.parse(readFileSync(join(root, map), 'utf8')) as { sources: string[] };
    return sources.map((source) => resolve(root, dirname(map), source));
  });

async function inSurveyScripts(): Promise<string[]> {
  const entryPoints = ['script', 'entry-script', 'service-worker'].map((name) => `web/survey/${name}.ts`);
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'out',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [join(root, path)] : [],
    ),
  );
}

async function inPortal(): Promise<string[]> {
  const vite = await import('vite');
  const configFile = join(root, 'vite.config.ts');
  const { output } = (await vite.build({ configFile, build: { write: false } })) as Rollup.RollupOutput;
  return output.flatMap((chunk) =>
    chunk.type === 'chunk'
      ? Object.entries(chunk.modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : []))
      : [],
  );
}

/** The folder of the package that a file belongs to; undefined for the project's own files. */
function packageOf(file: string): string | undefined {
  const [, folder] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
  return folder;
}

/** The licence of a package, and how it is named: `preact 11.2.0 (MIT)`. */
function licenceOf(folder: string): { name: string; text: string } {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(basename(file)));
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  return { name: `${name} ${version} (${license})`, text: text.replace(/\r\n?/g, '\n') };
}

/** Makes the text of NOTICE from the built functions and the sources of the pages. */
export async function noticeText(): Promise<string> {
  const files = [...inFunctions(), ...(await inSurveyScripts()), ...(await inPortal())];
  const folders = new Set(files.flatMap((file) => packageOf(file) ?? []));
  const byText = new Map<string, Set<string>>();
  for (const folder of folders) {
    const { name, text } = licenceOf(folder);
    byText.set(text, (byText.get(text) ?? new Set()).add(name));
  }
  const parts = [...byText]
    .map(
      ([text, names]) => `${[...names].sort().join('\n')}\n\n${text || 'The package has no licence text.'}`,
    )
    .sort();
  const line = `\n\n${'-'.repeat(80)}\n\n`;
  return `${['The deployed program contains code of these packages. Written by `npm run release`.', ...parts].join(line)}\n`;
}

if (import.meta.main) writeFileSync(join(root, 'NOTICE'), await noticeText());
