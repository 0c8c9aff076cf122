import type { Instant } from '../domain/care/period.ts';
import { named } from './expression.ts';
import { kindOf, type Placed, pick } from './item.ts';
import { getItem } from './read.ts';
import { keys, type Table } from './table.ts';
import type { TransactItem } from './transaction.ts';

/**
 * A creation that its caller may send again, under a key of theirs (`Idempotency-Key`). It is stored in the transaction
 * that creates, so that a repeat finds either both or neither.
 */
export type Creation = {
  /** Names the caller and their key. */
  id: string;
  /** Names what was sent: the same key with anything else is another creation. */
  sent: string;
  /** What was created, from which the answer is made again. A code is never in it. */
  made: CreatedThing;
};

/** A patient, an invitation, or a code of an invitation. */
export type CreatedThing = { reference: string; key?: string; serial?: number };

type CreationItem = Placed<'creation'> &
  Pick<Creation, 'sent' | 'made'> & {
    /** The second from which it no longer counts, since 1970. */
    timeToLive: number;
  };

export const creationKind = kindOf<CreationItem>('creation', { version: 1, lifts: {} });

/** The seconds for which a creation may be sent again. */
const day = 24 * 60 * 60;

const seconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000);

const keyOf = (unit: string, id: string) => ({ pk: keys.creations(unit), sk: id });

/** Makes the write that stores a creation. It fails while another of the same key may be sent again. */
export function creationPut(
  table: Table,
  unit: string,
  { id, sent, made }: Creation,
  at: Instant,
): TransactItem {
  const now = seconds(at);
  const Item: CreationItem = { ...keyOf(unit, id), ...creationKind.mark, sent, made, timeToLive: now + day };
  return {
    Put: {
      TableName: table.name,
      Item,
      ConditionExpression: 'attribute_not_exists(#pk) OR #timeToLive <= :now',
      ExpressionAttributeNames: named('pk', 'timeToLive'),
      ExpressionAttributeValues: { ':now': now },
    },
  };
}

/** Reads a creation that may be sent again. The database removes older ones, at some later time. */
export async function getCreation(
  table: Table,
  unit: string,
  id: string,
  at: Instant,
): Promise<Pick<Creation, 'sent' | 'made'> | undefined> {
  const item = await getItem(table, creationKind, keyOf(unit, id));
  return item && item.timeToLive > seconds(at) ? pick(item, ['sent', 'made']) : undefined;
}
