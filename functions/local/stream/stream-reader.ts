import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  type DynamoDBStreamsClientConfig,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
  type _Record as StreamRecord,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Position } from './stream-position.ts';

/** Records of one shard in their order. `closed`: no more will come. */
export type Batch = { shard: string; records: DynamoDBRecord[]; closed: boolean };

/** The stream no longer holds the records after the position. */
export class Trimmed extends Error {
  override readonly name = 'Trimmed';
}

/** Opens a table's stream. The reader holds the service's iterators; the caller holds the position. */
export function openStream(config: DynamoDBStreamsClientConfig, streamArn: string, limit: number) {
  const client = new DynamoDBStreamsClient(config);
  const iterators = new Map<string, string>();
  let shards: Shard[] = [];
  /** Whether the list of shards is current. A closed shard has successors, so the list must be read again. */
  let known = false;

  const describeShards = async () => {
    const all: Shard[] = [];
    let after: string | undefined;
    do {
      const { StreamDescription } = await client.send(
        new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: after }),
      );
      all.push(...(StreamDescription?.Shards ?? []));
      after = StreamDescription?.LastEvaluatedShardId;
    } while (after !== undefined);
    shards = all;
    known = shards.length > 0;
  };

  /** A shard's records follow those of its parent, so the parent must be finished first. */
  const ready = (shard: Shard, done: (id: string) => boolean) => {
    const parentIsHere = shards.some((other) => other.ShardId === shard.ParentShardId);
    return !parentIsHere || done(shard.ParentShardId ?? '');
  };

  const iteratorOf = async (shard: string, position: string) => {
    const start =
      position === 'from-start'
        ? ({ ShardIteratorType: 'TRIM_HORIZON' } as const)
        : ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: position } as const);
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({ StreamArn: streamArn, ShardId: shard, ...start }),
    );
    return ShardIterator;
  };

  const readShard = async (shard: string, position: string): Promise<Batch> => {
    try {
      const iterator = iterators.get(shard) ?? (await iteratorOf(shard, position));
      const { Records = [], NextShardIterator } = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }),
      );
      if (NextShardIterator !== undefined) iterators.set(shard, NextShardIterator);
      else {
        iterators.delete(shard);
        known = false;
      }
      const records = Records.map((record) => toLambda(record, streamArn));
      return { shard, records, closed: NextShardIterator === undefined };
    } catch (error) {
      iterators.delete(shard);
      if (error instanceof TrimmedDataAccessException) throw new Trimmed(shard);
      if (error instanceof ExpiredIteratorException) return { shard, records: [], closed: false };
      throw error;
    }
  };

  return {
    /**
     * Reads the next records after `position` from every readable shard; shards without records are included.
     */
    async read(position: Position): Promise<Batch[]> {
      const done = (id: string) => position.shards[id] === 'done';
      if (!known) await describeShards();
      const open = shards.filter((shard) => !done(shard.ShardId ?? '') && ready(shard, done));
      return Promise.all(
        open.map(({ ShardId: id = '' }) => readShard(id, position.shards[id] ?? 'from-start')),
      );
    },
    /** Makes the next read start at the position, since the last records read were not handled. */
    rewind: (shard: string) => iterators.delete(shard),
    close: () => client.destroy(),
  };
}

/** Converts a record to the form that Lambda's event source mapping passes on. */
function toLambda(record: StreamRecord, streamArn: string): DynamoDBRecord {
  const { ApproximateCreationDateTime: at, ...change } = record.dynamodb ?? {};
  return {
    ...record,
    eventSourceARN: streamArn,
    dynamodb: { ...change, ...(at ? { ApproximateCreationDateTime: at.getTime() / 1000 } : {}) },
  } as DynamoDBRecord;
}
