import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { isReadable, writtenVersions } from '../../storage/kinds.ts';
import { type DataFolder, parseKept } from '../data-folder.ts';
import { LocalFailure } from '../local-failure.ts';
import { readPosition } from '../stream/stream-position.ts';
import { indexStream, trimStream } from '../stream/stream-records.ts';
import { createTable } from './create-table.ts';
import { findDynoxide, startDynoxide } from './dynoxide.ts';

/** A database with the table in it, ready for use. */
export type LocalDatabase = {
  /** For every DynamoDB client, that of the stream included. */
  config: DynamoDBClientConfig & { endpoint: string; region: string };
  tableName: string;
  streamArn: string;
  stop: () => Promise<void>;
  /** Settles when the database ended; never for one that is not ours. */
  exited: Promise<string>;
};

const databaseFile = 'database.sqlite';
/** Everything that holds the tables, in the data folder. */
export const databaseFiles = [databaseFile, `${databaseFile}-wal`, `${databaseFile}-shm`];
const holderFile = 'database.pid';
/** The version of each kind of item that the last program wrote here. */
const versionsFile = 'item-versions.json';
/** Stood in its place while one number counted for all kinds. */
const formerFile = 'schema-version';

/** Credentials that every emulator accepts and AWS never would. */
export function localConfig(endpoint: string): LocalDatabase['config'] {
  return {
    endpoint,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
}

/**
 * Starts the database that comes with the packages, on a file in the data folder, and makes the table.
 * @throws LocalFailure when there is none for this platform, the file cannot be opened, or a server runs on it already
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

/** Items are lifted when they are read; data that cannot be are refused at the start rather than at some request. */
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

/** Uses a database that somebody else runs (`DYNAMODB_ENDPOINT`). */
export async function useDynamodbAt(endpoint: string, tableName: string): Promise<LocalDatabase> {
  const config = localConfig(endpoint);
  const streamArn = await createTable(config, tableName);
  return { config, tableName, streamArn, stop: async () => undefined, exited: new Promise(() => undefined) };
}

/**
 * The database of the server that runs on the data folder, or else one started for the caller: for operations that
 * are run beside the server or without it.
 * @throws LocalFailure as `startEmbeddedDynamodb` does
 */
export async function reachEmbeddedDynamodb(folder: DataFolder, tableName: string): Promise<LocalDatabase> {
  const holder = liveHolder(folder);
  return holder && runs(holder.owner)
    ? useDynamodbAt(holder.endpoint, tableName)
    : startEmbeddedDynamodb(folder, tableName);
}

type Holder = { owner: number; database: number; endpoint: string };

/** Who has the folder's database running, if anybody has. */
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

/** An earlier run that was killed may have left its database running for a moment: two on one file lose data. */
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

/** Whether the process lives and, where the system tells, was started on `file`: process ids are used again. */
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
