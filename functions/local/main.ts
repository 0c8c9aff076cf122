import { ConfigurationError, readLocalConfig } from '../config.ts';
import { announcement } from './announcement.ts';
import { LocalFailure } from './local-failure.ts';
import { program } from './program.ts';
import { type LocalServer, startServer } from './server.ts';

/** The folder that this program was built into, with the other artefacts beside it. */
const built = new URL('../', import.meta.url);

async function main(): Promise<void> {
  const config = readLocalConfig(process.env);
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  let server: LocalServer | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (code: number) => {
    // During the start there is nothing to finish: the database ends with this process.
    if (!server) process.exit(code);
    // The terminal and npm both send Ctrl-C, so the same signal arrives twice.
    stopping ??= server.stop().then(
      () => process.exit(code),
      (error) => {
        tell(`Stopping failed: ${error}`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  if (process.env.npm_lifecycle_event === 'start') whenParentEnds(() => stop(0));
  server = await startServer({ config, build: (parts) => program(parts, built), tell });
  server.broken.then((sentence) => {
    if (stopping) return;
    tell(sentence);
    stop(1);
  });
  process.stdout.write(`${announcement(server, config.CLOCK)}\n`);
}

/** Stops the server when npm is killed: otherwise it would keep the port and the data. */
function whenParentEnds(act: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 250);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof LocalFailure || error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
