import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, expect, it } from 'vitest';
import { openDataFolder } from '../../../functions/local/data-folder.ts';
import {
  type LocalDatabase,
  startEmbeddedDynamodb,
} from '../../../functions/local/database/embedded-dynamodb.ts';
import { startStreamPoller } from '../../../functions/local/stream/stream-poller.ts';
import { readPosition } from '../../../functions/local/stream/stream-position.ts';
import { openStream } from '../../../functions/local/stream/stream-reader.ts';
import { openTable } from '../../../functions/storage/table.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const running: LocalDatabase[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((database) => database.stop()));
});

/** Runs the server on the folder once: it writes, and handles the stream's records. */
async function runWith(path: string, ...keys: string[]) {
  const folder = openDataFolder(path);
  const database = await startEmbeddedDynamodb(folder, 'follow-up');
  running.push(database);
  const { config, streamArn, tableName } = database;
  const { client } = openTable(tableName, config);
  const delivered: string[] = [];
  for (const pk of keys)
    await client.send(new PutCommand({ TableName: tableName, Item: { pk, sk: 'note' } }));
  const poller = startStreamPoller({
    config,
    streamArn,
    folder,
    handler: async ({ Records }) => {
      delivered.push(...Records.map((record) => record.dynamodb?.Keys?.pk?.S ?? ''));
      return { batchItemFailures: [] };
    },
    onGap: async () => undefined,
    onTrouble: (sentence) => expect.unreachable(sentence),
    onDeadLetter: async () => undefined,
  });
  await poller.settled();
  await poller.stop();
  const stream = openStream(config, streamArn, 1000);
  const kept = (await stream.read({ streamArn, shards: {} })).flatMap(({ records }) => records).length;
  stream.close();
  await database.stop();
  return { delivered, kept, position: readPosition(folder) };
}

it('a start removes the handled changes from the stream, and none is then delivered twice or missed', async () => {
  const path = temporaryFolder();
  const first = await runWith(path, ...Array.from({ length: 12 }, (_, index) => `note-${index}`));
  expect(first.kept).toBe(12);
  const second = await runWith(path);
  expect(second).toMatchObject({ delivered: [], kept: 1, position: first.position });
  const third = await runWith(path, 'later', 'latest');
  expect(third.delivered).toEqual(['later', 'latest']);
});

it('neither a write nor a read of a running database searches the whole stream', async () => {
  const path = temporaryFolder();
  running.push(await startEmbeddedDynamodb(openDataFolder(path), 'follow-up'));
  const file = new DatabaseSync(join(path, 'database.sqlite'), { readOnly: true });
  const planOf = (asked: string) =>
    file
      .prepare(`EXPLAIN QUERY PLAN ${asked}`)
      .all()
      .map(({ detail }) => String(detail))
      .join('; ');
  const sequence = 'CAST(sequence_number AS INTEGER)';
  const next = planOf(`SELECT MAX(${sequence}) FROM _stream_records WHERE table_name = 'x'`);
  const following = planOf(
    `SELECT * FROM _stream_records WHERE table_name = 'x' AND shard_id = 'y' AND ${sequence} > 1 ORDER BY ${sequence}`,
  );
  file.close();
  expect(next).toMatch(/^SEARCH .* USING (COVERING )?INDEX stream_by_table/);
  expect(following).toMatch(/^SEARCH .* USING INDEX stream_by_shard [^;]*$/);
});
