import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { median } from './median.ts';
import { decimal, megabytes, type Row, type Section, whole } from './row.ts';

const pairs = 21;

/** The bundle as it is deployed, beside this program in dist/. */
const bundle = fileURLToPath(new URL('../functions/survey/index.mjs', import.meta.url));

/** What the deployed function finds in its environment; nothing of it is reached while it starts. */
const environment = {
  STAGE: 'bench',
  TABLE_NAME: 'bench',
  PUBLIC_URL: 'https://bench.invalid',
  PROVISIONAL_WORDING: 'accepted',
  AWS_REGION: 'eu-north-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
};

type Started = { milliseconds: number; residentBytes: number };

/** A fresh process of the same Node: from spawning it until it has run the code and says so. */
function start(code: string): Promise<Started> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const ready = `${code}\nprocess.stdout.write(String(process.memoryUsage.rss()));`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', ready, bundle], {
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let milliseconds: number | undefined;
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      milliseconds ??= performance.now() - begun;
      said += text;
    });
    child.on('error', reject);
    child.on('close', (status) => {
      if (status !== 0 || milliseconds === undefined) reject(new Error(`the process ended with ${status}`));
      else resolve({ milliseconds, residentBytes: Number(said) });
    });
  });
}

/** Fails unless the module offers the handler: a bundle that does not start must not look quick. */
const startFunction = `
const { handler } = await import(process.argv[1]);
if (typeof handler !== 'function') throw new Error('there is no handler');
`;

async function run(): Promise<Row[]> {
  const { size } = await stat(bundle);
  const compressed = brotliCompressSync(await readFile(bundle)).length;
  const functions: Started[] = [];
  const empties: Started[] = [];
  for (let pair = 0; pair <= pairs; pair += 1) {
    const empty = await start('');
    const survey = await start(startFunction);
    // The first pair brings the files into memory.
    if (pair === 0) continue;
    empties.push(empty);
    functions.push(survey);
  }
  const over = functions.map((one, index) => one.milliseconds - (empties[index]?.milliseconds ?? 0));
  const of = (list: readonly Started[], name: keyof Started) => median(list.map((one) => one[name]));
  const resident = of(functions, 'residentBytes');
  const emptyResident = of(empties, 'residentBytes');
  return [
    { what: 'survey function: bundle, bytes (brotli)', value: `${whole(size)} (${whole(compressed)})` },
    {
      what: `survey function: fresh process to ready, ms (median of ${pairs} pairs)`,
      value: decimal(of(functions, 'milliseconds')),
      floor: `${decimal(of(empties, 'milliseconds'))} empty process`,
      ratio: `+ ${decimal(median(over))} ms`,
      aim: '≤ 50 ms over it',
    },
    {
      what: 'survey function: resident memory when ready',
      value: megabytes(resident),
      floor: `${megabytes(emptyResident)} empty process`,
      ratio: `+ ${megabytes(resident - emptyResident)}`,
    },
  ];
}

export const startup: Section = { name: 'start', title: 'Start of the survey function', run };
