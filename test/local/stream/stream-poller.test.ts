import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import { openDataFolder } from '../../../functions/local/data-folder.ts';
import {
  type Gap,
  type PollerOptions,
  startStreamPoller,
} from '../../../functions/local/stream/stream-poller.ts';
import { testTable } from '../../support/dynamo.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

const keyOf = (record: DynamoDBRecord) => record.dynamodb?.Keys?.pk?.S ?? '';
const sequenceOf = (record: DynamoDBRecord) => record.dynamodb?.SequenceNumber ?? '';
const allWell = { batchItemFailures: [] };

/** A table, a data folder, and a poller that can be started on them repeatedly. */
async function world() {
  const { client, name, config, streamArn } = await testTable();
  const folder = openDataFolder(temporaryFolder());
  const delivered: string[] = [];
  const gaps: Gap[] = [];
  const troubles: string[] = [];
  const deadLetters: string[] = [];
  const poll = (more: Partial<PollerOptions> = {}) => {
    const poller = startStreamPoller({
      config,
      streamArn,
      folder,
      interval: 20,
      retryAfter: 5,
      handler: async ({ Records }) => {
        delivered.push(...Records.map(keyOf));
        return allWell;
      },
      onGap: async (gap) => void gaps.push(gap),
      onTrouble: (sentence) => void troubles.push(sentence),
      onDeadLetter: async (record) => void deadLetters.push(keyOf(record)),
      ...more,
    });
    stops.push(poller.stop);
    return poller;
  };
  const put = async (...keys: string[]) => {
    for (const pk of keys)
      await client.send(new PutCommand({ TableName: name, Item: { pk, sk: '2#record' } }));
  };
  return { poll, put, folder, delivered, gaps, troubles, deadLetters };
}

describe('the stream poller', () => {
  it('delivers every change once and in order when nothing fails', async () => {
    const { poll, put, delivered } = await world();
    const poller = poll({ batchSize: 4 });
    const keys = Array.from({ length: 25 }, (_, index) => `patient-${index}`);
    await put(...keys);
    await poller.settled();
    expect(delivered).toEqual(keys);
  });

  it('hands over the same event as Lambda', async () => {
    const { poll, put } = await world();
    const records: DynamoDBRecord[] = [];
    const poller = poll({
      handler: async ({ Records }) => {
        records.push(...Records);
        return allWell;
      },
    });
    const before = Math.floor(Date.now() / 1000);
    await put('a');
    const after = Date.now() / 1000;
    await poller.settled();
    const at = records[0]?.dynamodb?.ApproximateCreationDateTime;
    expect(records[0]).toMatchObject({
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      eventSourceARN: expect.stringContaining('/stream/'),
      dynamodb: { Keys: { pk: { S: 'a' }, sk: { S: '2#record' } }, SequenceNumber: expect.any(String) },
    });
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(after);
  });

  it('delivers a change without a call, also after an idle time', async () => {
    const { poll, put, delivered } = await world();
    await poll().settled();
    await put('a');
    await expect.poll(() => delivered).toEqual(['a']);
  });

  it('continues after a stop at its position, with the changes made in between', async () => {
    const { poll, put, delivered, gaps } = await world();
    const first = poll();
    await put('a', 'b');
    await first.settled();
    await first.stop();
    await put('c');
    const second = poll();
    await second.settled();
    expect(delivered).toEqual(['a', 'b', 'c']);
    expect(gaps).toEqual(['first']);
  });

  it('delivers again the changes that were not handled when the process ended', async () => {
    const { poll, put, delivered } = await world();
    await put('a', 'b');
    let reached: (() => void) | undefined;
    const handling = new Promise<void>((resolve) => {
      reached = resolve;
    });
    let release: (() => void) | undefined;
    const ended = new Promise<void>((resolve) => {
      release = resolve;
    });
    poll({
      handler: async () => {
        reached?.();
        await ended;
        throw new Error('gone');
      },
    });
    await handling;
    const next = poll();
    await next.settled();
    release?.();
    expect(delivered).toEqual(['a', 'b']);
  });

  it('tries again from the first record that failed', async () => {
    const { poll, put } = await world();
    await put('a', 'b', 'c');
    const batches: string[][] = [];
    const poller = poll({
      handler: async ({ Records }) => {
        batches.push(Records.map(keyOf));
        const [, b] = Records;
        return batches.length === 1 && b
          ? { batchItemFailures: [{ itemIdentifier: sequenceOf(b) }] }
          : allWell;
      },
    });
    await poller.settled();
    expect(batches).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
    ]);
  });

  it('tries again when the handler throws', async () => {
    const { poll, put, delivered, troubles, deadLetters } = await world();
    await put('a', 'b');
    let calls = 0;
    const poller = poll({
      handler: async ({ Records }) => {
        if (++calls === 1) throw new Error('the table is away');
        delivered.push(...Records.map(keyOf));
        return allWell;
      },
    });
    await poller.settled();
    expect(delivered).toEqual(['a', 'b']);
    expect([troubles, deadLetters]).toEqual([[], []]);
  });

  it('halves a batch for which the handler throws, and sets aside the one change at fault after two tries', async () => {
    const { poll, put, delivered, troubles, deadLetters } = await world();
    const keys = Array.from({ length: 9 }, (_, index) => (index === 5 ? 'bad' : `patient-${index}`));
    await put(...keys);
    let alone = 0;
    const poller = poll({
      handler: async ({ Records }) => {
        const batch = Records.map(keyOf);
        if (batch.length === 1 && batch[0] === 'bad') alone += 1;
        if (batch.includes('bad')) throw new Error('no tally');
        delivered.push(...batch);
        return allWell;
      },
    });
    await poller.settled();
    expect(delivered).toEqual(keys.filter((key) => key !== 'bad'));
    expect([alone, deadLetters]).toEqual([2, ['bad']]);
    expect(troubles).toContain('A change failed: no tally');
  });

  it('sets aside a change that fails twice, and continues with the next', async () => {
    const { poll, put, delivered, deadLetters } = await world();
    await put('a', 'bad', 'c');
    const poller = poll({
      handler: async ({ Records }) => {
        const bad = Records.findIndex((record) => keyOf(record) === 'bad');
        const good = bad === -1 ? Records : Records.slice(0, bad);
        delivered.push(...good.map(keyOf));
        const failed = Records[bad];
        return failed ? { batchItemFailures: [{ itemIdentifier: sequenceOf(failed) }] } : allWell;
      },
    });
    await poller.settled();
    expect(delivered).toEqual(['a', 'c']);
    expect(deadLetters).toEqual(['bad']);
  });

  it('asks for a recount when the table is not the same as before', async () => {
    const { poll, put, folder, gaps, delivered } = await world();
    folder.write('stream-position.json', JSON.stringify({ streamArn: 'another', shards: { s: '9000' } }));
    await put('a');
    const poller = poll();
    await poller.settled();
    expect(gaps).toEqual(['other-stream']);
    expect(delivered).toEqual(['a']);
  });

  it('asks again for a failed recount before any delivery', async () => {
    const { poll, put, delivered, troubles } = await world();
    await put('a');
    let recounts = 0;
    const poller = poll({
      onGap: async () => {
        if (++recounts === 1) throw new Error('no recount yet');
        expect(delivered).toEqual([]);
      },
    });
    await poller.settled();
    expect(recounts).toBe(2);
    expect(delivered).toEqual(['a']);
    expect(troubles).toEqual(['Changes cannot be handled: no recount yet']);
  });

  it('asks for a recount when the stream has lost the records after its position, and reads from the start', async () => {
    const { poll, folder, gaps, delivered } = await world();
    const stream = 'arn:aws:dynamodb:eu-north-1:000000000000:table/t/stream/1';
    folder.write('stream-position.json', JSON.stringify({ streamArn: stream, shards: { shard: '1' } }));
    const config = await trimmedStream();
    const poller = poll({ streamArn: stream, config });
    await poller.settled();
    expect(gaps).toEqual(['trimmed']);
    expect(delivered).toEqual(['still-there']);
  });
});

/** A stream that answers as AWS does when older records are gone; the embedded database never trims. */
async function trimmedStream() {
  const record = {
    eventName: 'MODIFY',
    dynamodb: { SequenceNumber: '900', Keys: { pk: { S: 'still-there' } } },
  };
  const answer = (operation: string, body: { ShardIteratorType?: string; ShardIterator?: string }) => {
    if (operation === 'DescribeStream') return { StreamDescription: { Shards: [{ ShardId: 'shard' }] } };
    if (operation === 'GetShardIterator') {
      return body.ShardIteratorType === 'TRIM_HORIZON' ? { ShardIterator: 'start' } : undefined;
    }
    return { Records: body.ShardIterator === 'start' ? [record] : [], NextShardIterator: 'end' };
  };
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const result = answer(String(request.headers['x-amz-target']).split('.')[1] ?? '', JSON.parse(text));
    response.writeHead(result ? 200 : 400, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(result ?? { __type: 'TrimmedDataAccessException', message: 'gone' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(async () => void server.close());
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
}
