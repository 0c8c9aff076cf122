import { beforeEach, describe, expect, it } from 'vitest';
import { deletePatient } from '../../../functions/storage/patient/deletion.ts';
import { invitationKind } from '../../../functions/storage/patient/invitation-item.ts';
import { createInvitation } from '../../../functions/storage/patient/invitations.ts';
import {
  createRecord,
  getPatient,
  listPatients,
  updateRecord,
} from '../../../functions/storage/patient/patients.ts';
import { partitionOf } from '../../../functions/storage/read.ts';
import { keys, type Table } from '../../../functions/storage/table.ts';
import { entry, invitation, patient, record } from '../../support/builders.ts';
import { testTable } from '../../support/dynamo.ts';
import { failed } from '../../support/failed.ts';
import { justBefore } from '../../support/meanwhile.ts';
import { watchWrites } from '../../support/stopped.ts';
import { storePatient, unit } from '../../support/world.ts';

const reference = 'SU-0001';
const invited = { reference, version: 1 };

let table: Table;
beforeEach(async () => {
  table = await testTable();
});

const left = async () =>
  (await partitionOf(table, [invitationKind], keys.invitations(unit, reference))).length;

describe('the removal of a patient', () => {
  it('takes the record and every invitation', async () => {
    const invitations = Array.from({ length: 5 }, (_, index) => invitation({ key: `i${index}` }));
    await storePatient(table, patient({ invitations }));
    await deletePatient(table, unit, 'SU-0001', 1, entry());
    expect(await getPatient(table, unit, 'SU-0001')).toBeNull();
    expect(await listPatients(table, unit, { limit: 10 })).toEqual({ patients: [] });
    await createRecord(table, unit, record(), entry());
    expect((await getPatient(table, unit, 'SU-0001'))?.patient.invitations).toEqual([]);
  });

  it('takes more invitations than fit into one transaction', async () => {
    await createRecord(table, unit, record(), entry());
    for (let index = 0; index < 120; index++) {
      await createInvitation(
        table,
        unit,
        { reference: 'SU-0001', version: 1 },
        invitation({ key: `i${index}` }),
        entry(),
      );
    }
    await deletePatient(table, unit, 'SU-0001', 1, entry());
    await createRecord(table, unit, record(), entry());
    expect((await getPatient(table, unit, 'SU-0001'))?.patient.invitations).toEqual([]);
  });

  it('is refused when the record was changed since, and takes nothing', async () => {
    await storePatient(table, patient({ invitations: [invitation()] }));
    await updateRecord(table, unit, record({ homeRegion: '12' }), { version: 1, invited: 0 }, entry());
    const before = await getPatient(table, unit, 'SU-0001');
    await expect(deletePatient(table, unit, 'SU-0001', 1, entry())).rejects.toEqual(failed('conflict'));
    expect(await getPatient(table, unit, 'SU-0001')).toEqual(before);
    await expect(deletePatient(table, unit, 'SU-0002', 1, entry())).rejects.toEqual(failed('not-found'));
  });

  it('takes an invitation that was added after it had begun, in its one transaction', async () => {
    await storePatient(table, patient({ invitations: [invitation()] }));
    justBefore(table, 'TransactWriteItems', () =>
      createInvitation(table, unit, invited, invitation({ key: 'i2' }), entry()),
    );
    const writes = watchWrites(table);
    writes.stopAfter(3);
    await deletePatient(table, unit, reference, 1, entry());
    expect(await left()).toBe(0);
  });

  it('is a conflict when invitations are added again and again', async () => {
    await storePatient(table, patient());
    let added = 0;
    const add = async (): Promise<void> => {
      added += 1;
      await createInvitation(table, unit, invited, invitation({ key: `i${added}` }), entry());
      justBefore(table, 'TransactWriteItems', add);
    };
    justBefore(table, 'TransactWriteItems', add);
    await expect(deletePatient(table, unit, reference, 1, entry())).rejects.toEqual(failed('conflict'));
    expect(await left()).toBe(added);
    expect((await getPatient(table, unit, reference))?.version).toBe(1);
  });
});

describe('a removal that was interrupted', () => {
  beforeEach(async () => {
    const invitations = Array.from({ length: 90 }, (_, index) => invitation({ key: `i${index}` }));
    await storePatient(table, patient({ invitations }));
    for (let index = 90; index < 120; index++) {
      await createInvitation(table, unit, invited, invitation({ key: `i${index}` }), entry());
    }
    const writes = watchWrites(table);
    writes.stopAfter(1);
    await expect(deletePatient(table, unit, reference, 1, entry())).rejects.toThrow('stopped');
    writes.stopAfter(Number.POSITIVE_INFINITY);
    expect(await left()).toBe(120 - 94);
  });

  it.each([
    ['registered', () => createRecord(table, unit, record(), entry())],
    ['imported', () => storePatient(table, patient())],
  ])('leaves nothing for whoever is %s under the reference next', async (_, register) => {
    await register();
    expect(await left()).toBe(0);
    expect((await getPatient(table, unit, reference))?.patient).toEqual(patient());
  });
});
