import { setTimeout as wait } from 'node:timers/promises';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  type GlobalSecondaryIndex,
  ResourceInUseException,
  type TableDescription,
  UpdateTableCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { tableDefinition } from '../../storage/table.ts';
import { LocalFailure } from '../local-failure.ts';

const inKeyOrder = (partition: string, sort?: string): CreateTableCommandInput['KeySchema'] => [
  { AttributeName: partition, KeyType: 'HASH' },
  ...(sort ? [{ AttributeName: sort, KeyType: 'RANGE' as const }] : []),
];

/** Makes the request that creates the table of storage/table.ts in DynamoDB. */
function request(name: string): CreateTableCommandInput {
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: tableDefinition.attributes.map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    KeySchema: inKeyOrder(tableDefinition.partitionKey, tableDefinition.sortKey),
    StreamSpecification: { StreamEnabled: true, StreamViewType: tableDefinition.stream },
    GlobalSecondaryIndexes: tableDefinition.indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: inKeyOrder(index.partitionKey, 'sortKey' in index ? index.sortKey : undefined),
      Projection:
        typeof index.projection === 'string'
          ? { ProjectionType: index.projection }
          : { ProjectionType: 'INCLUDE', NonKeyAttributes: [...index.projection] },
    })),
  };
}

/** Selects the properties in which a stored table must agree with the code; others may differ. */
function shape(table: TableDescription | CreateTableCommandInput) {
  return JSON.stringify([
    [...(table.KeySchema ?? [])].map((key) => `${key.KeyType} ${key.AttributeName}`).sort(),
    table.StreamSpecification?.StreamViewType,
    [...(table.GlobalSecondaryIndexes ?? [])]
      .map((index) => [
        index.IndexName,
        (index.KeySchema ?? []).map((key) => `${key.KeyType} ${key.AttributeName}`).sort(),
        index.Projection?.ProjectionType,
        [...(index.Projection?.NonKeyAttributes ?? [])].sort(),
      ])
      .sort(),
  ]);
}

const describe = async (client: DynamoDBClient, name: string): Promise<TableDescription | undefined> =>
  (await client.send(new DescribeTableCommand({ TableName: name }))).Table;

/** Adds an index to a table that has data; the database fills it from the stored items. */
async function addIndex(client: DynamoDBClient, name: string, index: GlobalSecondaryIndex): Promise<void> {
  const { AttributeDefinitions } = request(name);
  const GlobalSecondaryIndexUpdates = [{ Create: index }];
  await client.send(
    new UpdateTableCommand({ TableName: name, AttributeDefinitions, GlobalSecondaryIndexUpdates }),
  );
  await untilActive(client, name, index.IndexName);
}

async function untilActive(client: DynamoDBClient, name: string, index: string | undefined): Promise<void> {
  for (;;) {
    const { GlobalSecondaryIndexes = [] } = (await describe(client, name)) ?? {};
    if (GlobalSecondaryIndexes.some((one) => one.IndexName === index && one.IndexStatus === 'ACTIVE')) return;
    await wait(100);
  }
}

/**
 * Makes the table unless it exists, adds the indexes that an older table lacks, and waits until it can be
 * used.
 * @returns the ARN of its stream
 * @throws LocalFailure when nothing answers at the endpoint, or when the table there has another version
 */
export async function createTable(config: DynamoDBClientConfig, name: string): Promise<string> {
  const client = new DynamoDBClient({ ...config, maxAttempts: 2 });
  const where = typeof config.endpoint === 'string' ? config.endpoint : 'the endpoint';
  try {
    await client.send(new CreateTableCommand(request(name))).catch((error) => {
      if (!(error instanceof ResourceInUseException)) throw error;
    });
    await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 0.05, maxDelay: 1 }, { TableName: name });
    const table = await describe(client, name);
    const { GlobalSecondaryIndexes: indexes = [], ...rest } = request(name);
    const isThere = ({ IndexName }: GlobalSecondaryIndex) =>
      table?.GlobalSecondaryIndexes?.some((one) => one.IndexName === IndexName) === true;
    const fitting = shape({ ...rest, GlobalSecondaryIndexes: indexes.filter(isThere) });
    if (!table?.LatestStreamArn || shape(table) !== fitting) {
      throw new LocalFailure(
        `The table ${name} at ${where} was made by another version of this program: export its data with that version, or start with an empty data folder (DATA_DIR).`,
      );
    }
    for (const index of indexes) if (!isThere(index)) await addIndex(client, name, index);
    return table.LatestStreamArn;
  } catch (error) {
    if (error instanceof LocalFailure) throw error;
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new LocalFailure(`The database at ${where} cannot be used: ${reason}`);
  } finally {
    client.destroy();
  }
}
