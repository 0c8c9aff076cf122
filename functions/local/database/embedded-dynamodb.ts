import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { localLimits } from '../../domain/time-limits.ts';
import { isReadable, writtenVersions } from '../../storage/kinds.ts';
import { type DataFolder, parseKept } from '../data-folder.ts';
import { LocalFailure } from '../local-failure.ts';
import { readPosition } from '../stream/stream-position.ts';
import { indexStream, trimStream } from '../stream/stream-records.ts';
import { createTable } from './create-table.ts';
import { findDynoxide, startDynoxide } from './dynoxide.ts';

/** A database that holds the table, ready for use. */
export type LocalDatabase = {
  /** The configuration for every DynamoDB client, the stream's included. */
  config: DynamoDBClientConfig & { endpoint: string; region: string } & typeof localLimits;
  tableName: string;
  streamArn: string;
  stop: () => Promise<void>;
  /** Settles when the database has ended; never for one that another program runs. */
  exited: Promise<string>;
};

const databaseFile = 'database.sqlite';
/** The files in the data folder that hold the tables. */
export const databaseFiles = [databaseFile, `${databaseFile}-wal`, `${databaseFile}-shm`];
const holderFile = 'database.pid';
/** The file with the version of each kind of item, as the last program here wrote them. */
const versionsFile = 'item-versions.json';
/** The older file, from when one version number applied to all kinds. */
const formerFile = 'schema-version';

/**
 * The client configuration for an emulator: every emulator accepts these credentials, and AWS never would.
 */
export function localConfig(endpoint: string): LocalDatabase['config'] {
  return {
    endpoint,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    ...localLimits,
  };
}

/**
 * Starts the database that comes with the packages, on a file in the data folder, and makes the table.
 * @throws LocalFailure when there is none for this platform, the file cannot be opened, or a server already
 *   runs on it
 */
export async function startEmbeddedDynamodb(folder: DataFolder, tableName: string): Promise<LocalDatabase> {
  const binary = findDynoxide();
  await freeFromEarlierRun(folder);
  requireReadable(folder);
  trimStream(folder.file(databaseFile), readPosition(folder)?.shards ?? {});
  const database = await startDynoxide({ file: folder.file(databaseFile), binary });
  folder.write(
    holderFile,
    JSON.stringify({ owner: process.pid, database: database.pid, endpoint: database.endpoint }),
  );
  const stop = async () => {
    await database.stop();
    rmSync(folder.file(holderFile), { force: true });
  };
  const config = localConfig(database.endpoint);
  try {
    const streamArn = await createTable(config, tableName);
    indexStream(folder.file(databaseFile));
    return { config, tableName, streamArn, stop, exited: database.exited };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Refuses, at the start, data that cannot be read. Older items are converted to the current version when
 * read.
 */
function requireReadable(folder: DataFolder): void {
  if (existsSync(folder.file(databaseFile)) && !holdsReadable(folder)) {
    throw new LocalFailure(
      `The data in ${folder.path} are of another version of the program: delete the folder to begin anew, or name another one with DATA_DIR.`,
    );
  }
  folder.write(versionsFile, JSON.stringify(writtenVersions()));
  rmSync(folder.file(formerFile), { force: true });
}

function holdsReadable(folder: DataFolder): boolean {
  const kept = folder.read(versionsFile);
  if (kept === undefined) return folder.read(formerFile) === '4';
  const versions = Object.entries(parseKept(folder, versionsFile, kept) as Record<string, number>);
  return versions.every(([kind, version]) => isReadable(kind, version));
}

/** Uses a database that another program runs (`DYNAMODB_ENDPOINT`). */
export async function useDynamodbAt(endpoint: string, tableName: string): Promise<LocalDatabase> {
  const config = localConfig(endpoint);
  const streamArn = await createTable(config, tableName);
  return { config, tableName, streamArn, stop: async () => undefined, exited: new Promise(() => undefined) };
}

/**
 * Uses the database of the server that runs on the data folder, or else starts one for the caller. For
 * operations that run with or without the server.
 * @throws LocalFailure as `startEmbeddedDynamodb` does
 */
export async function reachEmbeddedDynamodb(folder: DataFolder, tableName: string): Promise<LocalDatabase> {
  const holder = liveHolder(folder);
  return holder && runs(holder.owner)
    ? useDynamodbAt(holder.endpoint, tableName)
    : startEmbeddedDynamodb(folder, tableName);
}

type Holder = { owner: number; database: number; endpoint: string };

/** Finds the process that runs the folder's database, if any. */
function liveHolder(folder: DataFolder): Holder | undefined {
  try {
    const { owner, database, endpoint } = JSON.parse(folder.read(holderFile) ?? '') as Record<
      string,
      unknown
    >;
    if (!Number.isInteger(owner) || !Number.isInteger(database)) return undefined;
    const holder = { owner: Number(owner), database: Number(database), endpoint: String(endpoint) };
    return runs(holder.database, folder.file(databaseFile)) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Waits for the database of an earlier, killed run to end: two databases on one file would lose data. */
async function freeFromEarlierRun(folder: DataFolder): Promise<void> {
  const holder = liveHolder(folder);
  if (!holder) return;
  if (runs(holder.owner)) {
    throw new LocalFailure(
      `Another local server (process ${holder.owner}) uses the data folder ${folder.path}: stop it, or name another folder with DATA_DIR.`,
    );
  }
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    try {
      process.kill(holder.database, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < 5000; waited += 20) {
      if (!runs(holder.database)) return;
      await wait(20);
    }
  }
  throw new LocalFailure(
    `The database of an earlier run (process ${holder.database}) does not stop: end that process and start again.`,
  );
}

/** Whether the process lives and, if the system reports it, was started on `file`: process ids are reused. */
function runs(pid: number, file?: string): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    const [, state] = /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    if (state === 'Z') return false;
    return file === undefined || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(file);
  } catch {
    return process.platform !== 'linux';
  }
}
