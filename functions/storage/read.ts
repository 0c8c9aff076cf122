import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { named } from './expression.ts';
import type { Item } from './items.ts';
import type { Table } from './table.ts';

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
