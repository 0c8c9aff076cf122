import { GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { named } from './expression.ts';
import type { Item, RecordItem } from './items.ts';
import { keys, type Table } from './table.ts';

export type Asked = Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>;

/** The items of a query in key order, page by page. */
export async function* pagesOf(table: Table, asked: Asked): AsyncGenerator<Item[]> {
  let after: Item | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({ ...asked, TableName: table.name, ExclusiveStartKey: after }),
    );
    yield page.Items ?? [];
    after = page.LastEvaluatedKey;
  } while (after);
}

/** All items of a query: for what has few, such as one patient. */
export async function allOf(table: Table, asked: Asked): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pagesOf(table, asked)) items.push(...page);
  return items;
}

/** A partition's items in key order, strongly consistent. */
export const partitionOf = (table: Table, pk: string): Promise<Item[]> =>
  allOf(table, {
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: named('pk'),
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  });

/** One strongly consistent read; undefined when there is no such item. */
export async function getItem(table: Table, pk: string, sk: string): Promise<Item | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: { pk, sk }, ConsistentRead: true }),
  );
  return Item;
}

/** A patient's record alone, strongly consistent. */
export const getRecord = async (
  table: Table,
  unit: string,
  reference: string,
): Promise<RecordItem | undefined> =>
  (await getItem(table, keys.patient(unit, reference), keys.record)) as RecordItem | undefined;
