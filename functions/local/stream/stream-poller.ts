import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBStreamsClientConfig } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { deliveriesLimit } from '../../domain/limits.ts';
import type { DataFolder } from '../data-folder.ts';
import { type Position, readPosition, writePosition } from './stream-position.ts';
import { type Batch, openStream, Trimmed } from './stream-reader.ts';

/** The handler that Lambda would start with each batch. */
export type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

/**
 * The reason why changes may have been missed: `first`, nothing was ever handled in this data folder;
 * `other-stream`, the table is not the same as before; `trimmed`, the stream no longer holds the changes
 * since this server stopped.
 */
export type Gap = 'first' | 'other-stream' | 'trimmed';

export type PollerOptions = {
  config: DynamoDBStreamsClientConfig;
  streamArn: string;
  /** The folder that keeps the position, so that changes not handled before a kill -9 are delivered again. */
  folder: DataFolder;
  handler: StreamHandler;
  /** Called before any delivery when changes may have been missed. It must recount everything. */
  onGap: (gap: Gap) => Promise<void>;
  /** Called with one sentence about a problem; polling continues. */
  onTrouble: (sentence: string) => void;
  /** Called with a record that failed `attempts` times, which would go to the dead-letter queue. */
  onDeadLetter: (record: DynamoDBRecord) => Promise<void>;
  /** Milliseconds between two reads of an idle stream. */
  interval?: number;
  batchSize?: number;
  /** How often a record is delivered before it is set aside; as in AWS by default. */
  attempts?: number;
  /** Milliseconds before the first retry of a failed batch; doubled each time, at most 5 000. */
  retryAfter?: number;
};

type StreamPoller = {
  /** Settles when everything written before the call has been handled. */
  settled: () => Promise<void>;
  /** Finishes the batch under way and stops. */
  stop: () => Promise<void>;
};

/**
 * The highest number of records in one read. AWS filters before it fills a batch of 100; here most records
 * are the tallies that the handler itself wrote, and after an import smaller batches lag by seconds.
 */
const mostRecords = 1000;

/**
 * Hands the table's changes to the handler as Lambda would: in order, at least once, retried, and reporting
 * failures per record. The position is written after each handled batch.
 */
export function startStreamPoller(options: PollerOptions): StreamPoller {
  const { folder, streamArn, interval = 200, batchSize = mostRecords } = options;
  const stream = openStream(options.config, streamArn, batchSize);
  const stopping = new AbortController();
  const failures = new Map<string, number>();
  let position: Position = { streamArn, shards: {} };
  let idle = new Set<() => void>();

  const moveTo = (shard: string, place: string) => {
    position = { streamArn, shards: { ...position.shards, [shard]: place } };
    writePosition(folder, position);
  };

  /**
   * The old position stays on disk until the recount is done, so that a start after a crash finds the gap
   * again.
   */
  const close = async (found: Gap) => {
    await options.onGap(found);
    position = { streamArn, shards: {} };
    writePosition(folder, position);
  };

  /**
   * A batch that fails as a whole is halved, so that only the record at fault is set aside, as in Lambda.
   * @returns the records to deliver again: the first failed one and all after it
   */
  const handle = async (records: DynamoDBRecord[]): Promise<DynamoDBRecord[]> => {
    try {
      const { batchItemFailures } = await options.handler({ Records: records });
      const failed = new Set(batchItemFailures.map((failure) => failure.itemIdentifier));
      const first = records.findIndex((record) => failed.has(sequence(record)));
      // An identifier that is not in the batch makes the whole batch fail, as in Lambda.
      if (failed.size > 0 && first === -1) return records;
      return first === -1 ? [] : records.slice(first);
    } catch (error) {
      if (stopping.signal.aborted) return records;
      if (records.length === 1) {
        options.onTrouble(`A change failed: ${reason(error)}`);
        return records;
      }
      const half = Math.ceil(records.length / 2);
      const again = await handle(records.slice(0, half));
      return again.length > 0 ? [...again, ...records.slice(half)] : handle(records.slice(half));
    }
  };

  const deliver = async ({ shard, records, closed }: Batch): Promise<boolean> => {
    const again = records.length > 0 ? await handle(records) : [];
    const handled = records.length - again.length;
    const last = records[handled - 1];
    if (last) moveTo(shard, sequence(last));
    const [failing] = again;
    if (!failing) {
      failures.delete(shard);
      if (closed) moveTo(shard, 'done');
      return true;
    }
    stream.rewind(shard);
    const failed = (handled > 0 ? 0 : (failures.get(shard) ?? 0)) + 1;
    failures.set(shard, failed);
    if (failed >= (options.attempts ?? deliveriesLimit)) {
      await options.onDeadLetter(failing);
      options.onTrouble(`A change failed ${failed} times and is left out until the next recount.`);
      failures.delete(shard);
      moveTo(shard, sequence(failing));
    } else {
      const pause = Math.min((options.retryAfter ?? 100) * 2 ** (failed - 1), 5000);
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    return false;
  };

  /** @returns whether there was nothing to do */
  const look = async (): Promise<boolean> => {
    const asked = idle;
    idle = new Set();
    let quiet = false;
    try {
      const batches = await stream.read(position);
      const delivered = await Promise.all(batches.map(deliver));
      quiet = delivered.every(Boolean) && batches.every(({ records }) => records.length === 0);
    } finally {
      for (const one of asked) {
        if (quiet) one();
        else idle.add(one);
      }
    }
    return quiet;
  };

  const run = async () => {
    const stored = readPosition(folder);
    if (stored?.streamArn === streamArn) position = stored;
    let gap: Gap | undefined = !stored
      ? 'first'
      : stored.streamArn === streamArn
        ? undefined
        : 'other-stream';
    let troubles = 0;
    while (!stopping.signal.aborted) {
      let quiet = true;
      try {
        if (gap) await close(gap);
        gap = undefined;
        quiet = await look();
        troubles = 0;
      } catch (error) {
        if (error instanceof Trimmed) gap = 'trimmed';
        // A lasting problem is reported from time to time, not at every read.
        else if (!stopping.signal.aborted && troubles++ % 25 === 0) {
          options.onTrouble(`Changes cannot be handled: ${reason(error)}`);
        }
      }
      if (quiet) await wait(interval, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    stream.close();
  };

  const ended = run();
  return {
    settled: () => new Promise((resolve) => idle.add(resolve)),
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}

function sequence(record: DynamoDBRecord): string {
  return record.dynamodb?.SequenceNumber ?? '';
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
