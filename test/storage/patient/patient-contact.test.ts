import { beforeEach, describe, expect, it } from 'vitest';
import { deletePatient } from '../../../functions/storage/patient/deletion.ts';
import { getPatientContact, setPatientContact } from '../../../functions/storage/patient/patient-contact.ts';
import { createRecord } from '../../../functions/storage/patient/patients.ts';
import { keys, type Table } from '../../../functions/storage/table.ts';
import { entry, record } from '../../support/builders.ts';
import { testTable } from '../../support/dynamo.ts';
import { failed } from '../../support/failed.ts';
import { itemAt, unit } from '../../support/world.ts';

const reference = 'SU-0001';
const contact = { phone: '+46701740605' };

let table: Table;
beforeEach(async () => {
  table = await testTable();
});

const set = (change: typeof contact, version: number) =>
  setPatientContact(table, unit, reference, { contact: change, version }, entry());

describe('a stored contact', () => {
  it('is empty, in version 0, until it is written', async () => {
    await createRecord(table, unit, record(), entry());
    expect(await getPatientContact(table, unit, reference)).toEqual({ contact: {}, version: 0 });
    expect(await set(contact, 0)).toEqual({ contact, version: 1 });
    expect(await getPatientContact(table, unit, reference)).toEqual({ contact, version: 1 });
    expect(await getPatientContact(table, 'akademiska', reference)).toEqual({ contact: {}, version: 0 });
  });

  it('is replaced only in the version that was read', async () => {
    await createRecord(table, unit, record(), entry());
    await set(contact, 0);
    for (const stale of [0, 2])
      await expect(set({ phone: '+46701740606' }, stale)).rejects.toEqual(failed('conflict'));
    expect(await getPatientContact(table, unit, reference)).toEqual({ contact, version: 1 });
  });

  it('is of a recorded patient: it is not written without one, and is removed with the record', async () => {
    await expect(set(contact, 0)).rejects.toEqual(failed('not-found'));
    await createRecord(table, unit, record(), entry());
    await set(contact, 0);
    await deletePatient(table, unit, reference, 1, entry());
    expect(await itemAt(table, keys.contacts(unit), reference)).toBeUndefined();
  });

  it('lies in no index and reaches the stream only by its key', async () => {
    await createRecord(table, unit, record(), entry());
    await set(contact, 0);
    expect(Object.keys((await itemAt(table, keys.contacts(unit), reference)) ?? {}).sort()).toEqual([
      'contact',
      'kind',
      'pk',
      'schemaVersion',
      'sk',
      'version',
    ]);
  });
});
