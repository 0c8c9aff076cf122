import { beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../../functions/storage/audit.ts';
import { deletePatient } from '../../../functions/storage/patient/deletion.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { listNeeds } from '../../../functions/storage/worklist/needs-list.ts';
import { readAllOutcomes, storeOutcome } from '../../../functions/storage/worklist/outcomes.ts';
import { entry, patient } from '../../support/builders.ts';
import { failed } from '../../support/failed.ts';
import { justBefore } from '../../support/meanwhile.ts';
import { storePatient, testWorld, unit } from '../../support/world.ts';

const reference = 'SU-0001';
const snoozed = { outcome: 'snoozed', until: '2026-03-20', reason: 'Remissen är beställd.' } as const;

let table: Table;
let settle: () => Promise<void>;
beforeEach(async () => {
  ({ table, settle } = await testWorld());
  await storePatient(table, patient());
});

const store = (names: string[], outcome: object = snoozed, today = '2026-03-01') => {
  const next = () => Object.fromEntries(names.map((name) => [name, outcome as typeof snoozed]));
  return storeOutcome(table, unit, { reference, today }, next, entry({ reference }));
};

describe('the needs of a unit', () => {
  it('are listed as they are written with the tallies, and vanish with the patient', async () => {
    await settle();
    const listed = (await listNeeds(table, unit)).map((one) => [
      one.reference,
      one.needs.map(({ kind }) => kind),
    ]);
    expect(listed).toEqual([[reference, ['referral-date', 'send', 'report-to-referrer']]]);
    expect(await listNeeds(table, 'linkoping')).toEqual([]);
    await deletePatient(table, unit, reference, 1, entry());
    await settle();
    expect(await listNeeds(table, unit)).toEqual([]);
  });
});

describe('an outcome', () => {
  it('is stored with its entry, and read with those of the unit', async () => {
    expect(await store(['send::v1'])).toEqual({ 'send::v1': snoozed });
    expect(await readAllOutcomes(table, unit)).toEqual(new Map([[reference, { 'send::v1': snoozed }]]));
    expect(await readAllOutcomes(table, 'linkoping')).toEqual(new Map());
    const { entries } = await listAudit(table, unit, { reference, limit: 1 });
    expect(entries).toHaveLength(1);
  });

  it('keeps another that is stored at the same time', async () => {
    justBefore(table, 'TransactWriteItems', () => store(['call::i1']));
    await store(['send::v1']);
    expect(Object.keys((await readAllOutcomes(table, unit)).get(reference) ?? {}).sort()).toEqual([
      'call::i1',
      'send::v1',
    ]);
  });

  it('drops those that hide nothing any more, and keeps the count of calls', async () => {
    await store(['send::v1']);
    await store(['call::i1'], { outcome: 'no-reply', until: '2026-03-04', tries: 2 });
    await store(['referral-date:referralReceivedOn:v1'], undefined, '2026-03-20');
    expect(Object.keys((await readAllOutcomes(table, unit)).get(reference) ?? {}).sort()).toEqual([
      'call::i1',
      'referral-date:referralReceivedOn:v1',
    ]);
  });

  it('goes with the patient, and is refused after that', async () => {
    await store(['send::v1']);
    await deletePatient(table, unit, reference, 1, entry());
    expect(await readAllOutcomes(table, unit)).toEqual(new Map());
    await expect(store(['send::v1'])).rejects.toEqual(failed('not-found'));
    expect(await readAllOutcomes(table, unit)).toEqual(new Map());
  });
});
