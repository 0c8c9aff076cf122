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

/** Reads items as they are at one moment, in the order of the keys; undefined for one that does not exist. */
export const transactGet = (
  table: Table,
  itemKeys: readonly { pk: string; sk: string }[],
): Promise<(RawItem | undefined)[]> =>
  retrying<(RawItem | undefined)[]>(readAttempts, async () => {
    const TransactItems = itemKeys.map((Key) => ({ Get: { TableName: table.name, Key } }));
    try {
      const { Responses = [] } = await table.client.send(new TransactGetCommand({ TransactItems }));
      return Responses.map(({ Item }) => Item);
    } catch (error) {
      collisionOf(error);
      return new Again(error);
    }
  });
