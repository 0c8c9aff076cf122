import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { buildProgram, buildResultsAssets, buildSurveyAssets } from '../../build.ts';
import { endedAfterTests } from './children.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/**
 * Builds a program of this project as `npm run build` does, in the place where it finds its packages and the
 * other artefacts.
 */
export async function bundled(source: string): Promise<string> {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'test-'));
  folders.push(folder);
  const outfile = join(folder, 'local', `${basename(source).replace(/\.\w+$/, '')}.mjs`);
  await buildProgram(join(root, source), outfile);
  mkdirSync(join(folder, 'survey'));
  writeFileSync(join(folder, 'survey', 'assets.json'), JSON.stringify(await buildSurveyAssets()));
  mkdirSync(join(folder, 'results'));
  writeFileSync(join(folder, 'results', 'assets.json'), JSON.stringify(await buildResultsAssets()));
  for (const name of ['portal', 'openapi.json']) symlinkSync(join(root, 'dist', name), join(folder, name));
  return outfile;
}

export type Ended = { code: number | null; stdout: string; stderr: string };

/** Starts a program with these settings, and without the settings of this process that it would read. */
export function run(
  program: string,
  { env = {}, args = [] }: { env?: NodeJS.ProcessEnv; args?: string[] } = {},
) {
  const { PATH, HOME } = process.env;
  const child = endedAfterTests(
    spawn(process.execPath, [program, ...args], { env: { PATH, HOME, ...env }, stdio: 'pipe' }),
  );
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(child, 'close').then((): Ended => ({ code: child.exitCode, stdout, stderr }));
  return { child, ended };
}

/**
 * Starts a server program on a port of its own and waits until it prints its address.
 * @throws Error with its output when it ends instead
 */
export async function serve(program: string, env: NodeJS.ProcessEnv) {
  const { child, ended } = run(program, { env: { PORT: '0', DEMO: 'off', ...env } });
  let said = '';
  const origin = new Promise<string>((resolve) => {
    child.stdout.on('data', (text: string) => {
      said += text;
      const [, found] = /(http:\/\/\S+?:\d+)\//.exec(said) ?? [];
      if (found && said.includes('Ctrl-C')) resolve(found);
    });
  });
  const first = await Promise.race([origin, ended]);
  if (typeof first !== 'string') throw new Error(`It ended with ${first.code}: ${first.stderr}`);
  return {
    origin: first,
    said,
    stop: async (signal: NodeJS.Signals = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}
