import { expect, it } from 'vitest';
import { creationPut, getCreation } from '../../functions/storage/creation.ts';
import { transact } from '../../functions/storage/transaction.ts';
import { testTable } from '../support/dynamo.ts';
import { unit } from '../support/world.ts';

const creation = { id: 'one', sent: 'hash', made: { reference: 'SU-1', key: 'i1', serial: 1 } };

it('is read for a day, in which no other takes its place', async () => {
  const table = await testTable();
  const put = (more: object, at: string) =>
    transact(table, [creationPut(table, unit, { ...creation, ...more }, at)]);
  const [begun, last, over] = ['2028-03-02T09:00:00Z', '2028-03-03T08:59:59Z', '2028-03-03T09:00:00Z'];
  const { id: _, ...stored } = creation;
  expect(await getCreation(table, unit, 'one', begun)).toBeUndefined();
  expect(await put({}, begun)).toBeNull();
  expect(await put({ sent: 'other' }, last)).toEqual({ refused: [0] });
  expect(await getCreation(table, unit, 'one', last)).toEqual(stored);
  expect(await getCreation(table, 'akademiska', 'one', last)).toBeUndefined();
  expect(await getCreation(table, unit, 'one', over)).toBeUndefined();
  expect(await put({ sent: 'other' }, over)).toBeNull();
  expect(await getCreation(table, unit, 'one', over)).toMatchObject({ sent: 'other' });
});
