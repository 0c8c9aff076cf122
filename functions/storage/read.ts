import { GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { named } from './expression.ts';
import { type Item, type ItemOf, itemOf, ofKind } from './item.ts';
import { keys, type Table } from './table.ts';

type Asked = Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>;

/** The items of a query in key order, page by page. */
export async function* pagesOf(table: Table, asked: Asked): AsyncGenerator<Item[]> {
  let after: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await table.client.send(
      new QueryCommand({ ...asked, TableName: table.name, ExclusiveStartKey: after }),
    );
    yield (page.Items ?? []).map(itemOf);
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
export async function getItem<Kind extends Item['kind']>(
  table: Table,
  kind: Kind,
  Key: { pk: string; sk: string },
): Promise<ItemOf<Kind> | undefined> {
  const found = await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }));
  return found.Item && ofKind(itemOf(found.Item), kind);
}

/** A patient's record alone, strongly consistent. */
export const getRecord = (table: Table, unit: string, reference: string) =>
  getItem(table, 'record', { pk: keys.patient(unit, reference), sk: keys.record });
