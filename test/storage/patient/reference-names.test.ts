import { DeleteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { deletePatient } from '../../../functions/storage/patient/deletion.ts';
import { createRecord, getPatient } from '../../../functions/storage/patient/patients.ts';
import { alikeReader, allAlike } from '../../../functions/storage/patient/reference-names.ts';
import { keys, openTable } from '../../../functions/storage/table.ts';
import { entry, record } from '../../support/builders.ts';
import { testTable } from '../../support/dynamo.ts';
import { failed } from '../../support/failed.ts';
import { unit } from '../../support/world.ts';

let table: Awaited<ReturnType<typeof testTable>>;
beforeEach(async () => {
  table = await testTable();
});

const create = (reference: string, accepted?: 'all' | readonly string[]) =>
  createRecord(table, unit, record({ reference }), entry(), accepted);

/** Takes away all names, as if they had been stored by a program that knew of none. */
async function withoutNames() {
  const Key = (sk: unknown) => ({ pk: keys.names(unit), sk });
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.names(unit) },
    }),
  );
  for (const { sk } of Items)
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: Key(sk) }));
}

describe('a new reference that reads like another', () => {
  it('is refused and names it, and nothing is written', async () => {
    await create('SU-0001');
    await expect(create('su-1')).rejects.toEqual(failed('conflict'));
    await expect(create('su-1')).rejects.toMatchObject({ failure: { references: ['SU-0001'] } });
    expect(await getPatient(table, unit, 'su-1')).toBeNull();
  });

  it('is taken in where the other is accepted, by name or whoever it is', async () => {
    await create('SU-0001');
    expect(await create('su-1', ['SU-0001'])).toBe(1);
    await expect(create('SU-1', ['SU-0001'])).rejects.toMatchObject({ failure: { references: ['su-1'] } });
    expect(await create('SU-1', 'all')).toBe(1);
    expect((await allAlike(table, unit)).get('su-1')).toEqual(['SU-0001', 'SU-1']);
  });

  it('is taken in once the other is deleted, and at another unit', async () => {
    await create('SU-0001');
    expect(await createRecord(table, 'akademiska', record({ reference: 'su-1' }), entry())).toBe(1);
    await deletePatient(table, unit, 'SU-0001', 1, entry());
    expect(await create('su-1')).toBe(1);
    expect((await allAlike(table, unit)).size).toBe(0);
  });

  it('is one of two that are created at the same time', async () => {
    const created = await Promise.allSettled(['ft-1', 'FT-1', 'ft-01', 'FT-01'].map((one) => create(one)));
    expect(created.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('patients who were stored before names were', () => {
  it('are known all the same, by a process that has not seen the unit', async () => {
    await create('SU-0001');
    await withoutNames();
    Object.assign(table, openTable(table.name, table.config));
    expect(await alikeReader(table, unit)('su-1')).toEqual(['SU-0001']);
    await expect(create('su-1')).rejects.toMatchObject({ failure: { references: ['SU-0001'] } });
    expect(await create('SU-2')).toBe(1);
    await expect(create('su-2')).rejects.toMatchObject({ failure: { references: ['SU-2'] } });
  });
});
