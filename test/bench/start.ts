import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { median } from './median.ts';
import { decimal, megabytes, type Row, type Section, whole } from './row.ts';

const pairs = 21;

/** The deployed bundle, beside this program in dist/. */
const bundle = fileURLToPath(new URL('../functions/survey/index.mjs', import.meta.url));

/** The environment of the deployed function; no service in it is called during the start. */
const environment = {
  STAGE: 'bench',
  TABLE_NAME: 'bench',
  PUBLIC_URL: 'https://bench.invalid',
  PROVISIONAL_WORDING: 'accepted',
  AWS_REGION: 'eu-north-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
};

type Started = { milliseconds: number; processorMilliseconds: number; residentBytes: number };

/** Printed by a process once it is ready: the resources it has used by then. */
const report = `
const { user, system } = process.cpuUsage();
process.stdout.write(JSON.stringify({
  processorMilliseconds: (user + system) / 1000,
  residentBytes: process.memoryUsage.rss(),
}));`;

/**
 * Starts a fresh process of the same Node, and measures from spawning it until it has run the code and
 * reports.
 */
function start(code: string, file = ''): Promise<Started> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(process.execPath, ['--input-type=module', '--eval', code + report, file], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let milliseconds: number | undefined;
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      milliseconds ??= performance.now() - begun;
      said += text;
    });
    let complained = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complained += text;
    });
    child.on('error', reject);
    child.on('close', (status) => {
      if (status !== 0 || milliseconds === undefined) {
        // The other lines are the bundle's minified code.
        const [reason = ''] = /^\w*Error: .*$/m.exec(complained) ?? [];
        reject(new Error(`the process ended with ${status}: ${reason}`));
      } else resolve({ milliseconds, ...JSON.parse(said) });
    });
  });
}

/** Fails unless the module exports the handler: a bundle that does not start must not look fast. */
const startFunction = `
const { handler } = await import(process.argv[1]);
if (typeof handler !== 'function') throw new Error('there is no handler');
`;

/** The parts that every function with DynamoDB needs: the database's client and Node's Request. */
const indispensable = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
export const parts = [DynamoDBDocumentClient.from(new DynamoDBClient({})), QueryCommand, UpdateCommand, Request];
`;

/** Builds these parts as a bundle, like the functions' own. */
async function buildIndispensable(folder: string): Promise<string> {
  const outfile = join(folder, 'index.mjs');
  await build({
    stdin: { contents: indispensable, resolveDir: fileURLToPath(new URL('../..', import.meta.url)) },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: "import{createRequire as $createRequire}from'node:module';const require=$createRequire(import.meta.url);",
    },
    logLevel: 'silent',
    outfile,
  });
  return outfile;
}

type Seen = { survey: Started[]; empty: Started[]; client: Started[] };

/** Starts all in turns, so that other load on the machine affects them alike. */
async function startAll(folder: string): Promise<Seen> {
  const seen: Seen = { survey: [], empty: [], client: [] };
  const client = await buildIndispensable(folder);
  for (let turn = 0; turn <= pairs; turn += 1) {
    const started = {
      empty: await start(''),
      client: await start('await import(process.argv[1]);', client),
      survey: await start(startFunction, bundle),
    };
    // The first turn loads the files into memory.
    if (turn === 0) continue;
    for (const name of ['empty', 'client', 'survey'] as const) seen[name].push(started[name]);
  }
  return seen;
}

async function run(): Promise<Row[]> {
  const { size } = await stat(bundle);
  const compressed = brotliCompressSync(await readFile(bundle)).length;
  const folder = await mkdtemp(join(tmpdir(), 'nhv-bench-'));
  try {
    const { survey, empty, client } = await startAll(folder);
    const of = (list: readonly Started[], name: keyof Started) => median(list.map((one) => one[name]));
    const over = (list: readonly Started[], least: readonly Started[], name: keyof Started) =>
      median(list.map((one, index) => one[name] - (least[index]?.[name] ?? 0)));
    const time = (name: 'milliseconds' | 'processorMilliseconds', what: string): Row => ({
      what: `survey function: ${what} (median of ${pairs} pairs)`,
      value: decimal(of(survey, name)),
      floor: `${decimal(of(empty, name))} empty process`,
      ratio: `+ ${decimal(over(survey, empty, name))} ms`,
    });
    return [
      { what: 'survey function: bundle, bytes (brotli)', value: `${whole(size)} (${whole(compressed)})` },
      { ...time('milliseconds', 'fresh process to ready, ms'), aim: '≤ 50 ms over it' },
      {
        what: '– beside a process with nothing but the database client and Node’s Request',
        value: decimal(of(survey, 'milliseconds')),
        floor: decimal(of(client, 'milliseconds')),
        ratio: `+ ${decimal(over(survey, client, 'milliseconds'))} ms`,
      },
      time('processorMilliseconds', 'processor time until ready, ms'),
      {
        what: 'survey function: resident memory when ready',
        value: megabytes(of(survey, 'residentBytes')),
        floor: `${megabytes(of(empty, 'residentBytes'))} empty process`,
        ratio: `+ ${megabytes(over(survey, empty, 'residentBytes'))}`,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const startup: Section = { name: 'start', title: 'Start of the survey function', run };
