import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Collision, write } from './collision.ts';
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
