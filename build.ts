import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { type BuildFailure, type BuildOptions, build } from 'esbuild';

/**
 * The survey's style sheet and scripts, minified, which its pages carry inline: `script` for the questionnaire, `entry`
 * for the page that asks for a code and the help pages; and its service worker.
 */
export type SurveyAssets = {
  style: string;
  entryStyle: string;
  script: string;

  entry: string;
  worker: string;
};

const root = fileURLToPath(new URL('.', import.meta.url));
const at = (path: string) => `${root}${path}`;

const server: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  // Swedish and Arabic letters as they are, not as escapes three times as long.
  charset: 'utf8',
  logLevel: 'silent',
};

/** CommonJS packages inside an ES module bundle call `require` for Node's own modules. */
const requireBanner = {
  js: "import{createRequire as $createRequire}from'node:module';const require=$createRequire(import.meta.url);",
};

async function bundled(path: string, options: BuildOptions): Promise<string> {
  if (!existsSync(at(path))) return '';
  const { outputFiles } = await build({
    entryPoints: [at(path)],
    bundle: true,
    write: false,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'silent',
    ...options,
  });
  return (outputFiles?.[0]?.text ?? '').trim();
}

/** Every byte of a script counts in the first load, and Vite's minifier makes it 7 % smaller than esbuild's. */
async function minifiedScript(path: string, target: string[]): Promise<string> {
  const { minify } = await import('vite');
  // Chrome before 91 fails only at chains that no script here has (a spread call within one).
  const supported = { 'optional-chain': true };
  // TypeScript's settings would only add «use strict», which modules are without it.
  const text = await bundled(path, { target, supported, format: 'iife', tsconfigRaw: {} });
  const { code, errors } = await minify(path, text, { compress: { target }, mangle: true });
  if (errors.length > 0) throw new Error(errors.map(({ message }) => `${path}: ${message}`).join('\n'));
  return code.trim();
}

/** The survey page's style and script as they are served, built in memory. A part that is not written yet is ''. */
export async function buildSurveyAssets(): Promise<SurveyAssets> {
  const targets = ['es2020', 'safari14.1', 'chrome90', 'firefox90'];
  const [style, entryStyle, script, entry, worker] = await Promise.all([
    bundled('web/survey/style.css', { target: targets, minify: true }),
    bundled('web/survey/code.css', { target: targets, minify: true }),
    minifiedScript('web/survey/script.ts', targets),
    minifiedScript('web/survey/entry-script.ts', targets),
    minifiedScript('web/survey/service-worker.ts', targets),
  ]);
  return { style, entryStyle, script, entry, worker };
}

/** The solver's WebAssembly, which its loader reads from beside the bundle. */
const solverBinary = 'node_modules/highs/build/highs.wasm';

/** One folder per Lambda function: `dist/functions/{name}/index.mjs` exports `handler`. */
async function buildFunctions(): Promise<void> {
  if (!existsSync(at('functions/entry'))) return;
  const files = (await readdir(at('functions/entry'))).filter((file) => /\.tsx?$/.test(file));
  await Promise.all(
    files.map(async (file) => {
      const folder = at(`dist/functions/${file.replace(/\.tsx?$/, '')}`);
      const { metafile } = await build({
        ...server,
        entryPoints: [at(`functions/entry/${file}`)],
        outfile: `${folder}/index.mjs`,
        minify: true,
        metafile: true,
        sourcemap: 'external',
        banner: requireBanner,
        alias: {
          '@aws-sdk/credential-provider-node': at('functions/environment-credentials.ts'),
          '@aws-sdk/middleware-endpoint-discovery': at('functions/no-endpoint-discovery.ts'),
        },
      });
      if (Object.keys(metafile.inputs).some((path) => path.includes('node_modules/highs/')))
        await copyFile(at(solverBinary), `${folder}/highs.wasm`);
    }),
  );
}

/** Builds a program for this machine only: it takes its packages from node_modules. */
export async function buildProgram(source: string, outfile: string): Promise<void> {
  await build({ ...server, entryPoints: [source], outfile, packages: 'external', sourcemap: 'linked' });
}

async function buildLocal(): Promise<void> {
  const programs = [
    ['functions/local/main.ts', 'dist/local/main.mjs'],
    ['functions/local/sign-in/token.ts', 'dist/local/token.mjs'],
    ['functions/local/recount.ts', 'dist/local/recount.mjs'],
    ['test/bench/main.ts', 'dist/bench/main.mjs'],
  ] as const;
  const existing = programs.filter(([source]) => existsSync(at(source)));
  await Promise.all(existing.map(([source, outfile]) => buildProgram(at(source), at(outfile))));
}

async function buildPortal(): Promise<void> {
  if (!existsSync(at('web/portal/index.html'))) return;
  const vite = await import('vite');
  await vite.build({ configFile: at('vite.config.ts') });
  // The licences of the code in the bundles come along to everyone who gets the code.
  if (existsSync(at('NOTICE'))) await copyFile(at('NOTICE'), at('dist/portal/NOTICE.txt'));
}

/** The style of the public pages as it is served, built in memory. */
export async function buildResultsAssets(): Promise<{ style: string }> {
  return { style: await bundled('web/results/style.css', { minify: true }) };
}

async function writeResultsAssets(): Promise<void> {
  await mkdir(at('dist/results'), { recursive: true });
  await writeFile(at('dist/results/assets.json'), JSON.stringify(await buildResultsAssets()));
}

async function writeSurveyAssets(): Promise<void> {
  await mkdir(at('dist/survey'), { recursive: true });
  await writeFile(at('dist/survey/assets.json'), JSON.stringify(await buildSurveyAssets()));
}

/** What the API says of itself, read from the routes of the apps themselves. */
async function writeDescription(): Promise<void> {
  if (!existsSync(at('functions/http/openapi/description.ts'))) return;
  const program = at('dist/openapi/description.mjs');
  await buildProgram(at('functions/http/openapi/description.ts'), program);
  const { description } = await import(program);
  await writeFile(at('dist/openapi.json'), JSON.stringify(description));
}

/** Lambda gets a function's folder and nothing else, so files that the function reads lie beside its code. */
async function placeFiles(): Promise<void> {
  if (existsSync(at('dist/functions/survey'))) {
    await copyFile(at('dist/survey/assets.json'), at('dist/functions/survey/assets.json'));
  }
  if (existsSync(at('dist/functions/results'))) {
    await copyFile(at('dist/results/assets.json'), at('dist/functions/results/assets.json'));
  }
  if (existsSync(at('dist/functions/portal')) && existsSync(at('dist/openapi.json'))) {
    await copyFile(at('dist/openapi.json'), at('dist/functions/portal/openapi.json'));
  }
  if (existsSync(at('dist/functions/portal')) && existsSync(at('dist/portal'))) {
    await cp(at('dist/portal'), at('dist/functions/portal/static'), { recursive: true });
  }
}

/** Builds every part, even when one fails, and rejects with the faults of all. */
async function buildAll(): Promise<void> {
  await rm(at('dist/functions'), { recursive: true, force: true });
  const parts = await Promise.allSettled([
    buildFunctions(),
    buildLocal(),
    buildPortal(),
    writeSurveyAssets(),
    writeResultsAssets(),
    writeDescription(),
  ]);
  const failures = parts.flatMap((part) => (part.status === 'rejected' ? [describe(part.reason)] : []));
  if (failures.length > 0) throw new Error(failures.join('\n'));
  await placeFiles();
}

function describe(error: unknown): string {
  const { errors } = error as Partial<BuildFailure>;
  // Vite names the place in the message, esbuild beside it.
  if (!errors?.every((one) => one.text !== undefined)) {
    return error instanceof Error ? stripVTControlCharacters(error.message).trim() : String(error);
  }
  return errors
    .map(({ text, location }) =>
      location ? `${location.file}:${location.line}:${location.column + 1}: ${text}` : text,
    )
    .join('\n');
}

if (import.meta.main) {
  try {
    await buildAll();
  } catch (error) {
    process.stderr.write(`The build failed.\n${describe(error)}\n`);
    process.exitCode = 1;
  }
}
