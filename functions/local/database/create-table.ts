import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  ResourceInUseException,
  type TableDescription,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { tableDefinition } from '../../storage/table.ts';
import { LocalFailure } from '../local-failure.ts';

const inKeyOrder = (partition: string, sort?: string): CreateTableCommandInput['KeySchema'] => [
  { AttributeName: partition, KeyType: 'HASH' },
  ...(sort ? [{ AttributeName: sort, KeyType: 'RANGE' as const }] : []),
];

/** The table of storage/table.ts as DynamoDB is asked for it. */
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
        index.projection === 'ALL'
          ? { ProjectionType: 'ALL' }
          : { ProjectionType: 'INCLUDE', NonKeyAttributes: [...index.projection] },
    })),
  };
}

/** What a stored table must agree on with the code; anything else may differ. */
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

/**
 * Makes the table unless it exists, and waits until it can be used.
 * @returns the ARN of its stream
 * @throws LocalFailure when nothing answers at the endpoint, or when the table there is of another version
 */
export async function createTable(config: DynamoDBClientConfig, name: string): Promise<string> {
  const client = new DynamoDBClient({ ...config, maxAttempts: 2 });
  const where = typeof config.endpoint === 'string' ? config.endpoint : 'the endpoint';
  try {
    await client.send(new CreateTableCommand(request(name))).catch((error) => {
      if (!(error instanceof ResourceInUseException)) throw error;
    });
    await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 0.05, maxDelay: 1 }, { TableName: name });
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    if (!Table?.LatestStreamArn || shape(Table) !== shape(request(name))) {
      throw new LocalFailure(
        `The table ${name} at ${where} was made by another version of this program: export its data with that version, or start with an empty data folder (DATA_DIR).`,
      );
    }
    return Table.LatestStreamArn;
  } catch (error) {
    if (error instanceof LocalFailure) throw error;
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new LocalFailure(`The database at ${where} cannot be used: ${reason}`);
  } finally {
    client.destroy();
  }
}
