import {
  TransactGetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { Again, retrying } from '../retrying.ts';
import { type Collision, collisionOf, write } from './collision.ts';
import type { RawItem } from './item.ts';
import type { Table } from './table.ts';

/** A write, or a condition, of a transaction. */
export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Most items in one transaction. */
export const transactionLimit = 100;

/**
 * Writes everything or nothing, in one request.
 * @returns null when it is written, the places whose conditions failed when it is not
 */
export const transact = (table: Table, TransactItems: TransactItem[]): Promise<Collision | null> =>
  write(() => table.client.send(new TransactWriteCommand({ TransactItems })));

const readAttempts = 6;

type ItemKey = { pk: string; sk: string };

const nameOf = ({ pk, sk }: ItemKey): string => JSON.stringify([pk, sk]);

/**
 * Reads items as they are at one moment, in the order of the keys; undefined for one that does not exist. A key may be
 * given twice, which a transaction of the database may not.
 */
export const transactGet = (table: Table, itemKeys: readonly ItemKey[]): Promise<(RawItem | undefined)[]> =>
  retrying<(RawItem | undefined)[]>(readAttempts, async () => {
    const distinct = new Map(itemKeys.map((Key) => [nameOf(Key), Key]));
    const TransactItems = [...distinct.values()].map((Key) => ({ Get: { TableName: table.name, Key } }));
    try {
      const { Responses = [] } = await table.client.send(new TransactGetCommand({ TransactItems }));
      const found = new Map([...distinct.keys()].map((name, index) => [name, Responses[index]?.Item]));
      return itemKeys.map((Key) => found.get(nameOf(Key)));
    } catch (error) {
      collisionOf(error);
      return new Again(error);
    }
  });
