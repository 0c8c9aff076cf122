import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Collision, write } from './collision.ts';
import type { Table } from './table.ts';

/** One of the writes, or conditions, of a transaction. */
export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Most items that one transaction takes. */
export const transactionLimit = 100;

/**
 * Writes all of it or nothing, in one request.
 * @returns null when it is written, the places whose conditions failed when it is not
 */
export const transact = (table: Table, TransactItems: TransactItem[]): Promise<Collision | null> =>
  write(() => table.client.send(new TransactWriteCommand({ TransactItems })));
