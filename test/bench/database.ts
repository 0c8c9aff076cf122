import { randomUUID } from 'node:crypto';
import { UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { createTable } from '../../functions/local/database/create-table.ts';
import { startDynoxide } from '../../functions/local/database/dynoxide.ts';
import { localConfig } from '../../functions/local/database/embedded-dynamodb.ts';
import { indexStream } from '../../functions/local/stream/stream-records.ts';
import { openTable, type Table } from '../../functions/storage/table.ts';

type Options = {
  /** The file of the database; absent: in memory. */
  file?: string;
  /**
   * Whether changes go to the stream, which the embedded database keeps forever: off when many patients only
   * need to be stored.
   */
  stream?: boolean;
};

/** Runs work on an empty table of an embedded database, which ends with it. */
export async function withTable<Result>(
  work: (table: Table) => Promise<Result>,
  { file, stream = true }: Options = {},
): Promise<Result> {
  const database = await startDynoxide(file ? { file } : {});
  const config = localConfig(database.endpoint);
  const name = `bench-${randomUUID()}`;
  try {
    await createTable(config, name);
    if (file) indexStream(file);
    const table = openTable(name, config);
    try {
      if (!stream) {
        const StreamSpecification = { StreamEnabled: false };
        await table.client.send(new UpdateTableCommand({ TableName: name, StreamSpecification }));
      }
      return await work(table);
    } finally {
      table.client.destroy();
    }
  } finally {
    await database.stop();
  }
}
