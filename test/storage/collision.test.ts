import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { collisionOf, write } from '../../functions/storage/collision.ts';
import { testTable } from '../support/dynamo.ts';
import { failed } from '../support/failed.ts';

const about = { $metadata: {}, message: 'refused' };
const canceled = (...reasons: ({ Code: string; Message?: string } | undefined)[]) =>
  new TransactionCanceledException({
    ...about,
    CancellationReasons: reasons.map((reason) => reason ?? { Code: 'None' }),
  });
const conflict = { Code: 'TransactionConflict' };
const condition = { Code: 'ConditionalCheckFailed' };

describe('a refused write', () => {
  it.each([
    ['a failed condition', new ConditionalCheckFailedException(about), [0]],
    ['failed conditions in a transaction', canceled(undefined, condition, undefined, condition), [1, 3]],
    ['a failed condition beside another write', canceled(conflict, condition), [1]],
    ['another write to the same item', new TransactionConflictException(about), []],
    ['another write in a transaction', canceled(undefined, conflict), []],
    ['the same transaction under way', new TransactionInProgressException(about), []],
    ['too much at once', canceled({ Code: 'ThrottlingError' }), []],
    ['more than is provided for', canceled({ Code: 'ProvisionedThroughputExceeded' }), []],
  ])('tells where, of %s', (_, error, refused) => {
    expect(collisionOf(error)).toEqual({ refused });
  });

  it.each([
    ['a transaction that cannot be', canceled(condition, { Code: 'ValidationError' })],
    ['a transaction without reasons', new TransactionCanceledException(about)],
    ['anything else', new Error('the network is down')],
    ['what is no error', 'nothing'],
  ])('is thrown on for %s', (_, error) => {
    let thrown: unknown;
    try {
      collisionOf(error);
    } catch (caught) {
      thrown = caught;
    }
    expect(thrown).toBe(error);
  });

  it.each([
    ['of its own', new Error('Item size has exceeded the maximum allowed size')],
    [
      'in a transaction',
      canceled(undefined, { Code: 'ValidationError', Message: 'Item size to update has exceeded the limit' }),
    ],
  ])('for its size is refused as input: %s', (_, error) => {
    expect(() => collisionOf(error)).toThrow(failed('too-large'));
  });
});

describe('a write', () => {
  /** Throws one error after the other, then succeeds. */
  const failing = (...errors: unknown[]) => {
    const sent = { times: 0 };
    const send = async () => {
      sent.times += 1;
      if (errors.length > 0) throw errors.shift();
    };
    return { sent, send };
  };

  it('that only met another one is tried again until it is in', async () => {
    const { sent, send } = failing(canceled(conflict), new TransactionConflictException(about));
    expect(await write(send)).toBeNull();
    expect(sent.times).toBe(3);
  });

  it('whose condition failed is not tried again', async () => {
    const { sent, send } = failing(canceled(undefined, condition));
    expect(await write(send)).toEqual({ refused: [1] });
    expect(sent.times).toBe(1);
  });

  it("that collides every time is given up, with the database's error", async () => {
    const error = canceled(conflict);
    const { sent, send } = failing(...Array.from({ length: 20 }, () => error));
    await expect(write(send)).rejects.toBe(error);
    expect(sent.times).toBe(6);
  });

  it('of many to one item at once is made by each', async () => {
    const table = await testTable();
    const Key = { pk: 'p', sk: 's' };
    const add = { TableName: table.name, Key, UpdateExpression: 'ADD #n :one' };
    const values = { ExpressionAttributeNames: { '#n': 'n' }, ExpressionAttributeValues: { ':one': 1 } };
    const all = Array.from({ length: 20 }, () =>
      write(() => table.client.send(new UpdateCommand({ ...add, ...values }))),
    );
    expect(await Promise.all(all)).toEqual(Array.from({ length: 20 }, () => null));
    const { Attributes } = await table.client.send(
      new UpdateCommand({ ...add, ...values, ReturnValues: 'ALL_NEW' }),
    );
    expect(Attributes?.n).toBe(21);
  });
});
