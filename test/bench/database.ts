import { randomUUID } from 'node:crypto';
import { createTable } from '../../functions/local/create-table.ts';
import { startDynoxide } from '../../functions/local/dynoxide.ts';
import { localConfig } from '../../functions/local/embedded-dynamodb.ts';
import { openTable, type Table } from '../../functions/storage/table.ts';

/** Work on an empty table of an embedded database, which ends with it. */
export async function withTable<Result>(
  work: (table: Table, endpoint: string) => Promise<Result>,
  file?: string,
): Promise<Result> {
  const database = await startDynoxide(file ? { file } : {});
  const config = localConfig(database.endpoint);
  const name = `bench-${randomUUID()}`;
  try {
    await createTable(config, name);
    const table = openTable(name, config);
    try {
      return await work(table, database.endpoint);
    } finally {
      table.client.destroy();
    }
  } finally {
    await database.stop();
  }
}
