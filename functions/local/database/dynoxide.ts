import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { LocalFailure } from '../local-failure.ts';

/** A running dynoxide: a DynamoDB-compatible server that keeps its tables in an SQLite file or in memory. */
export type Dynoxide = {
  endpoint: string;
  /** The process id of the database itself. */
  pid: number;
  stop: () => Promise<void>;
  /** Settles when the process has ended for any reason, with its last output. */
  exited: Promise<string>;
};

/**
 * Runs the database beside a watcher that reads this process's end of a pipe. However this process ends,
 * SIGKILL included, the pipe closes and the watcher stops the database, so that none is left running on the
 * data. Only the owner can read the database's files.
 */
const guarded = `
umask 077
exec 3<&0
"$@" 3<&- </dev/null &
database=$!
echo "$database"
{ read -r _ <&3; kill -TERM "$database" 2>/dev/null; } &
watcher=$!
exec 3<&-
wait "$database"
status=$?
kill "$watcher" 2>/dev/null
exit "$status"
`;

/** Finds the database's program. @throws LocalFailure when the platform's package is not installed */
export function findDynoxide(platform = `${process.platform}-${process.arch}`): string {
  const require = createRequire(import.meta.url);
  try {
    const folder = dirname(require.resolve(`@dynoxide/${platform}/package.json`));
    const binary = join(folder, process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
    if (existsSync(binary)) return binary;
  } catch {
    // Not installed: the error below says so in a helpful sentence.
  }
  throw new LocalFailure(
    `There is no embedded database for ${platform}: install the package @dynoxide/${platform} if there is one, or start any DynamoDB-compatible server and set DYNAMODB_ENDPOINT to its address.`,
  );
}

/**
 * Starts dynoxide on a free port and waits until it serves.
 * @param file the file that keeps the tables; absent: in memory
 * @throws LocalFailure when it does not start
 */
export async function startDynoxide({
  file,
  binary = findDynoxide(),
}: {
  file?: string;
  binary?: string;
} = {}) {
  // The program does not report its port, so a free one is chosen first; another program may take it in
  // between.
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const started = await start(binary, port, file);
    if ('endpoint' in started) return started;
    if (attempt === 5 || !/in use/i.test(started.said)) {
      throw new LocalFailure(
        `The embedded database did not start${file ? ` on ${file}` : ''}: ${started.said || 'it said nothing'}.`,
      );
    }
  }
}

async function start(
  binary: string,
  port: number,
  file: string | undefined,
): Promise<Dynoxide | { said: string }> {
  const serve = [binary, 'serve', '--port', String(port), ...(file ? ['--db-path', file] : [])];
  // The database has its own process group: Ctrl-C reaches this process only, which stops the database last.
  const guard = spawn('sh', ['-c', guarded, 'sh', ...serve], { stdio: 'pipe', detached: true });
  guard.stdin.on('error', () => undefined);
  let said = '';
  const exited = new Promise<string>((resolve) => {
    guard.on('error', (error) => resolve(error.message));
    guard.on('close', () =>
      resolve(
        said
          .replace(/^error: /, '')
          .trim()
          .replace(/\.+$/, ''),
      ),
    );
  });
  const pid = firstLine(guard.stdout).then(Number);
  const serves = new Promise<true>((resolve) => {
    guard.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-2000);
      if (said.includes('listening on')) resolve(true);
    });
  });
  const first = await Promise.race([Promise.all([serves, pid]), exited]);
  if (typeof first === 'string') return { said: first };
  hold(guard, false);
  const stop = async () => {
    // This process must wait for the database to end, also when it has nothing else to do.
    hold(guard, true);
    guard.stdin.destroy();
    await exited;
  };
  return { endpoint: `http://127.0.0.1:${port}`, pid: first[1], stop, exited };
}

/**
 * Sets whether the database keeps this process alive. A running database does not, so that a process without
 * other work can end.
 */
function hold(child: ChildProcess, alive: boolean): void {
  const verb = alive ? 'ref' : 'unref';
  child[verb]();
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    (stream as unknown as { ref?: () => void; unref?: () => void } | null)?.[verb]?.();
  }
}

async function firstLine(stream: Readable): Promise<string> {
  for await (const line of createInterface({ input: stream })) return line;
  return '';
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
