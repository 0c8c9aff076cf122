import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { withTable } from './database.ts';
import { heapInUse } from './heap.ts';
import { milliseconds } from './median.ts';
import { importLines, portalOn, somePatients, writeAll } from './portal-world.ts';
import { decimal, megabytes, type Row, ratio, type Section, whole } from './row.ts';

type Imported = { seconds: number; peakBytes: number; liveBytes: number };

/**
 * `main.mjs --import FILE DATABASE`: imports a file of lines in a process of its own, and prints the time and
 * memory it took.
 */
export async function importFile(lines: string, database: string): Promise<void> {
  const taken = await withTable(
    async (table) => {
      const app = portalOn(table);
      let created = 0;
      let liveBytes = 0;
      const send = async (some: readonly string[]) => {
        created += await importLines(app, some);
        liveBytes = Math.max(liveBytes, heapInUse());
      };
      const ms = await milliseconds(async () => {
        let waiting: string[] = [];
        let bytes = 0;
        for await (const line of createInterface({ input: createReadStream(lines) })) {
          waiting.push(line);
          bytes += line.length;
          if (bytes < 900_000) continue;
          await send(waiting);
          [waiting, bytes] = [[], 0];
        }
        await send(waiting);
      });
      return { created, liveBytes, seconds: ms / 1000, peakBytes: process.resourceUsage().maxRSS * 1024 };
    },
    { file: database },
  );
  process.stdout.write(JSON.stringify(taken));
}

async function inOwnProcess(lines: string, database: string, count: number): Promise<Imported> {
  const [program] = process.argv.slice(1);
  if (program === undefined) throw new Error('this program does not know its own name');
  const child = spawn(process.execPath, [program, '--import', lines, database], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const status = await new Promise((resolve) => child.on('close', resolve));
  if (status !== 0) throw new Error(`the import ended with ${status}`);
  const { created, ...taken } = JSON.parse(said) as Imported & { created: number };
  if (created !== count) throw new Error(`${created} of ${count} patients were created`);
  return taken;
}

/** Writes the same patients by the same transactions, without reading or checking. */
async function writesAlone(count: number, database: string): Promise<number> {
  const patients = somePatients(count);
  const ms = await withTable((table) => milliseconds(() => writeAll(table, patients)), {
    file: database,
  });
  return ms / 1000;
}

async function run(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'nhv-bench-'));
  try {
    const importOf = async (count: number) => {
      const file = join(folder, `${count}.ndjson`);
      await writeFile(
        file,
        somePatients(count)
          .map((patient) => `${JSON.stringify(patient)}\n`)
          .join(''),
      );
      return inOwnProcess(file, join(folder, `${count}.sqlite`), count);
    };
    const floor = await writesAlone(1_000, join(folder, 'floor.sqlite'));
    const few = await importOf(1_000);
    const many = await importOf(10_000);
    return [
      {
        what: 'importing 1 000 patients through the API into the embedded database, s',
        value: decimal(few.seconds),
        floor: `${decimal(floor)} their writes alone`,
        ratio: ratio(few.seconds, floor),
        aim: '≤ 60',
      },
      {
        what: 'importing 10 000, patients/s beside 1 000',
        value: whole(10_000 / many.seconds),
        floor: whole(1_000 / few.seconds),
        ratio: ratio(10_000 / many.seconds, 1_000 / few.seconds),
      },
      {
        what: 'memory that an import of 10 000 needs at any time (live heap), beside 1 000',
        value: megabytes(many.liveBytes),
        floor: megabytes(few.liveBytes),
        ratio: ratio(many.liveBytes, few.liveBytes),
        aim: 'does not grow with the file',
      },
      {
        what: '– resident memory at its highest, what Node has not given back included',
        value: megabytes(many.peakBytes),
        floor: megabytes(few.peakBytes),
        ratio: ratio(many.peakBytes, few.peakBytes),
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const imports: Section = { name: 'import', title: 'Import', run };
