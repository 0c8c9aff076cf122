import { GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { named } from './expression.ts';
import { type ItemOf, type Kind, readAs } from './item.ts';
import type { Table } from './table.ts';

type Query = Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>;

/**
 * Reads the items of a query in key order, page by page.
 * @param kinds the kinds that belong there
 */
export async function* pagesOf<Of extends Kind>(
  table: Table,
  kinds: readonly Of[],
  query: Query,
): AsyncGenerator<ItemOf<Of>[]> {
  let after: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await table.client.send(
      new QueryCommand({ ...query, TableName: table.name, ExclusiveStartKey: after }),
    );
    yield (page.Items ?? []).map((raw) => readAs(kinds, raw));
    after = page.LastEvaluatedKey;
  } while (after);
}

/** Reads all items of a query with few of them, such as one patient's. */
export async function allOf<Of extends Kind>(
  table: Table,
  kinds: readonly Of[],
  query: Query,
): Promise<ItemOf<Of>[]> {
  const items: ItemOf<Of>[] = [];
  for await (const page of pagesOf(table, kinds, query)) items.push(...page);
  return items;
}

/** Reads a partition's items in key order, strongly consistent. */
export const partitionOf = <Of extends Kind>(
  table: Table,
  kinds: readonly Of[],
  pk: string,
): Promise<ItemOf<Of>[]> =>
  allOf(table, kinds, {
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: named('pk'),
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  });

/** Reads one item, strongly consistent; undefined when it does not exist. */
export async function getItem<Of extends Kind>(
  table: Table,
  kind: Of,
  Key: { pk: string; sk: string },
): Promise<ItemOf<Of> | undefined> {
  const found = await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }));
  return found.Item && readAs([kind], found.Item);
}
