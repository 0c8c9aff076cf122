import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { openDataFolder } from '../../../functions/local/data-folder.ts';
import { findDynoxide, startDynoxide } from '../../../functions/local/database/dynoxide.ts';
import {
  type LocalDatabase,
  reachEmbeddedDynamodb,
  startEmbeddedDynamodb,
  useDynamodbAt,
} from '../../../functions/local/database/embedded-dynamodb.ts';
import { openTable, tableDefinition } from '../../../functions/storage/table.ts';
import { testTable } from '../../support/dynamo.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const started: LocalDatabase[] = [];
async function start(path: string) {
  const database = await startEmbeddedDynamodb(openDataFolder(path), 'follow-up');
  started.push(database);
  return database;
}
afterEach(async () => {
  await Promise.all(started.splice(0).map((database) => database.stop()));
});

const item = { pk: 'unit#patient#1', sk: '2#record' };

describe('the embedded database', () => {
  it('has the table with its indexes and its stream', async () => {
    const { config, streamArn, tableName } = await start(temporaryFolder());
    const { client } = openTable(tableName, config);
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    expect(Table?.LatestStreamArn).toBe(streamArn);
    expect(Table?.StreamSpecification?.StreamViewType).toBe(tableDefinition.stream);
    expect(Table?.GlobalSecondaryIndexes?.map((index) => index.IndexName).sort()).toEqual(
      tableDefinition.indexes.map((index) => index.name).sort(),
    );
  });

  it('keeps its items over a restart', async () => {
    const path = temporaryFolder();
    const first = await start(path);
    await openTable(first.tableName, first.config).client.send(
      new PutCommand({ TableName: first.tableName, Item: { ...item, note: 'kept' } }),
    );
    await first.stop();
    const second = await start(path);
    const { Item } = await openTable(second.tableName, second.config).client.send(
      new GetCommand({ TableName: second.tableName, Key: item }),
    );
    expect(Item).toMatchObject({ note: 'kept' });
    expect(second.streamArn).toBe(first.streamArn);
  });

  it.each([
    ['a newer version of a kind', 'item-versions.json', JSON.stringify({ record: 1000 })],
    ['an unknown kind', 'item-versions.json', JSON.stringify({ letter: 1 })],
    ['a schema from before each kind had its own version', 'schema-version', '3'],
    ['an unknown version', 'nothing', ''],
  ])('is not opened on data of %s, and leaves them unchanged', async (_, file, text) => {
    const path = temporaryFolder();
    await (await start(path)).stop();
    rmSync(join(path, 'item-versions.json'));
    writeFileSync(join(path, file), text);
    const before = readFileSync(join(path, 'database.sqlite'));
    await expect(start(path)).rejects.toThrow(
      /^The data in .+ are of another version of the program: delete/,
    );
    expect(readFileSync(join(path, 'database.sqlite')).equals(before)).toBe(true);
  });

  it('is opened on data of the last schema with one version for all kinds, and of this program', async () => {
    const path = temporaryFolder();
    await (await start(path)).stop();
    rmSync(join(path, 'item-versions.json'));
    writeFileSync(join(path, 'schema-version'), '4');
    await (await start(path)).stop();
    await (await start(path)).stop();
    expect(existsSync(join(path, 'schema-version'))).toBe(false);
  });

  it('is not opened twice: the second server fails and names the first', async () => {
    const path = temporaryFolder();
    await start(path);
    await expect(start(path)).rejects.toThrow(
      `Another local server (process ${process.pid}) uses the data folder ${path}`,
    );
  });

  it('can be used with or without a running server', async () => {
    const path = temporaryFolder();
    const beside = async () => reachEmbeddedDynamodb(openDataFolder(path), 'follow-up');
    const server = await start(path);
    const reached = await beside();
    expect(reached.config.endpoint).toBe(server.config.endpoint);
    await reached.stop();
    expect((await beside()).streamArn).toBe(server.streamArn);
    await server.stop();
    const alone = await beside();
    started.push(alone);
    expect(alone.streamArn).toBe(server.streamArn);
  });

  it('is stopped, when its process has ended, before the next one opens the file', async () => {
    const path = temporaryFolder();
    const folder = openDataFolder(path);
    const orphan = await startDynoxide({ file: folder.file('database.sqlite') });
    folder.write('item-versions.json', '{}');
    const noProcess = 2 ** 22 + 1;
    folder.write('database.pid', JSON.stringify({ owner: noProcess, database: orphan.pid }));
    const next = await start(path);
    await orphan.exited;
    expect(next.config.endpoint).not.toBe(orphan.endpoint);
  });

  it('does not stop an unrelated process whose id is in an old file', async () => {
    const path = temporaryFolder();
    const other = await startDynoxide();
    openDataFolder(path).write('database.pid', JSON.stringify({ owner: 1, database: other.pid }));
    await start(path);
    expect(process.kill(other.pid, 0)).toBe(true);
    await other.stop();
  });

  it('reports, when it is missing for a platform, an alternative', () => {
    expect(() => findDynoxide('plan9-mips')).toThrow(
      /^There is no embedded database for plan9-mips: .*DYNAMODB_ENDPOINT/,
    );
  });

  it('reports, when it cannot open its file, one sentence', async () => {
    const path = temporaryFolder();
    writeFileSync(join(path, 'item-versions.json'), '{}');
    writeFileSync(
      `${path}/database.sqlite`,
      'this is not a database, but it is long enough to be read as one',
    );
    await expect(start(path)).rejects.toThrow(/^The embedded database did not start on .*database\.sqlite: /);
  });
});

describe('a database that another program runs', () => {
  it('is used when it answers', async () => {
    const { config } = await testTable();
    const database = await useDynamodbAt(config.endpoint, 'follow-up');
    expect(database.streamArn).toContain('table/follow-up/stream');
  });

  it('leads to an error with its address when it does not answer', async () => {
    await expect(useDynamodbAt('http://127.0.0.1:9', 'follow-up')).rejects.toThrow(
      /^The database at http:\/\/127\.0\.0\.1:9 cannot be used: /,
    );
  });
});
