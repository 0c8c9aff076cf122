import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { createTable } from '../../../functions/local/database/create-table.ts';
import { keys, openTable } from '../../../functions/storage/table.ts';
import { testTable } from '../../support/dynamo.ts';

/** A table from before the index `byDue`, with an item that belongs in the index. */
async function olderTable() {
  const { config, name, streamArn } = await testTable();
  const client = new DynamoDBClient(config);
  await client.send(
    new UpdateTableCommand({
      TableName: name,
      GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'byDue' } }],
    }),
  );
  const table = openTable(name, config);
  await table.client.send(
    new PutCommand({
      TableName: name,
      Item: { pk: 'a', sk: 'b', due: keys.due('sahlgrenska'), dueAt: '2026-03-01T09:00:00Z' },
    }),
  );
  return { config, name, streamArn, client, table };
}

describe('a table that lacks an index', () => {
  it('gets the index, filled from the stored items, and keeps its stream', async () => {
    const { config, name, streamArn, client, table } = await olderTable();
    expect(await createTable(config, name)).toBe(streamArn);
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toContain('byDue');
    const { Items } = await table.client.send(
      new QueryCommand({
        TableName: name,
        IndexName: 'byDue',
        KeyConditionExpression: '#due = :due',
        ExpressionAttributeNames: { '#due': 'due' },
        ExpressionAttributeValues: { ':due': keys.due('sahlgrenska') },
      }),
    );
    expect(Items).toMatchObject([{ pk: 'a', sk: 'b', dueAt: '2026-03-01T09:00:00Z' }]);
  });
});

describe('a table of another shape', () => {
  it('is refused and left unchanged', async () => {
    const { config, name } = await testTable();
    const client = new DynamoDBClient(config);
    await client.send(new DeleteTableCommand({ TableName: name }));
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      }),
    );
    await expect(createTable(config, name)).rejects.toThrow('was made by another version of this program');
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    expect(Table?.GlobalSecondaryIndexes).toBeUndefined();
  });
});
