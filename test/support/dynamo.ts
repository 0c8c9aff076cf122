import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import { createTable } from '../../functions/local/database/create-table.ts';
import { type Dynoxide, startDynoxide } from '../../functions/local/database/dynoxide.ts';
import { localConfig } from '../../functions/local/database/embedded-dynamodb.ts';
import { openTable, type Table } from '../../functions/storage/table.ts';

let running: Promise<Dynoxide> | undefined;

/** The test file's own database, in memory; started at first use, stopped after the file's last test. */
function database(): Promise<Dynoxide> {
  running ??= startDynoxide();
  return running;
}

afterAll(async () => {
  await (await running)?.stop();
  running = undefined;
});

/** Makes a fresh, empty table on a real DynamoDB API: once per file or once per test, as the claims need. */
export async function testTable(): Promise<
  Table & { endpoint: string; config: ReturnType<typeof localConfig>; streamArn: string }
> {
  const { endpoint } = await database();
  const config = localConfig(endpoint);
  const name = `test-${randomUUID()}`;
  const streamArn = await createTable(config, name);
  return { ...openTable(name, config), endpoint, config, streamArn };
}
