import { replacing } from '../condition.ts';
import { named } from '../expression.ts';
import { kindOf, type Placed } from '../item.ts';
import { keys, type Table } from '../table.ts';
import type { TransactItem } from '../transaction.ts';

/**
 * The mark of a patient with invitations and no record: one whose import has begun, or whose deletion has not ended. A
 * reader sees nothing of them. Whoever writes or removes such invitations holds the mark: each of their transactions requires
 * it under their own token, and anyone may take it over. A record is only created where no mark is, or by its holder.
 */
type UnfinishedItem = Placed<'unfinished'> & { token: string };

export const unfinishedKind = kindOf<UnfinishedItem>('unfinished', { version: 1, lifts: {} });

/** A patient without a record. */
export type Recordless = { table: Table; unit: string; reference: string };

const keyOf = ({ unit, reference }: Recordless) => ({ pk: keys.unfinished(unit), sk: reference });

const heldBy = (token: string) => ({
  ConditionExpression: '#token = :token',
  ExpressionAttributeNames: named('token'),
  ExpressionAttributeValues: { ':token': token },
});

const put = (place: Recordless, token: string) => {
  const Item: UnfinishedItem = { ...keyOf(place), ...unfinishedKind.mark, token };
  return { TableName: place.table.name, Item };
};

/** Requires that the patient has no record. */
export const noRecord = ({ table, unit, reference }: Recordless): TransactItem => ({
  ConditionCheck: {
    TableName: table.name,
    Key: { pk: keys.patient(unit, reference), sk: keys.record },
    ...replacing(undefined),
  },
});

/** Requires that there is no mark. */
export const noMark = (place: Recordless): TransactItem => ({
  ConditionCheck: { TableName: place.table.name, Key: keyOf(place), ...replacing(undefined) },
});

/** Sets the mark where there is none. */
export const markNew = (place: Recordless, token: string): TransactItem => ({
  Put: { ...put(place, token), ...replacing(undefined) },
});

/** Sets the mark, also where another holds it. */
export const markOver = (place: Recordless, token: string): TransactItem => ({ Put: put(place, token) });

/** Requires the mark under the token. */
export const markHeld = (place: Recordless, token: string): TransactItem => ({
  ConditionCheck: { TableName: place.table.name, Key: keyOf(place), ...heldBy(token) },
});

/** Removes the mark, which must be under the token. */
export const markEnded = (place: Recordless, token: string): TransactItem => ({
  Delete: { TableName: place.table.name, Key: keyOf(place), ...heldBy(token) },
});
