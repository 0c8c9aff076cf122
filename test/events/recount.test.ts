import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PatientSummary } from '../../functions/domain/worklist/patient-summary.ts';
import { type Difference, recount } from '../../functions/events/recount.ts';
import {
  directoryPageKind,
  packPatients,
  pageOf,
  placeOf,
  readDirectory,
} from '../../functions/storage/directory/directory-pages.ts';
import { deletePatient } from '../../functions/storage/patient/deletion.ts';
import { updateRecord } from '../../functions/storage/patient/patients.ts';
import { keys, type Table } from '../../functions/storage/table.ts';
import { packCounters } from '../../functions/storage/totals/packed-counters.ts';
import { readTallied } from '../../functions/storage/totals/tallied.ts';
import { totalsKind } from '../../functions/storage/totals/totals.ts';
import { answer, entry, invitation, patient, record } from '../support/builders.ts';
import { justBefore } from '../support/meanwhile.ts';
import { recountWorld } from '../support/recount-world.ts';
import { itemAt, now, readTotals, storePatient, unit } from '../support/world.ts';

const reference = 'SU-0001';
const pk = keys.patient(unit, reference);

type World = Awaited<ReturnType<typeof recountWorld>>;
let table: World['table'];
let settle: World['settle'];
let differences: World['differences'];
let put: World['put'];
let set: World['set'];
beforeEach(async () => {
  ({ table, settle, differences, put, set } = await recountWorld());
});

describe('a recount', () => {
  it('finds nothing when all numbers agree, and counts the patients of every unit', async () => {
    const report = await recount(table, { now: () => now, patience: 0 });
    expect(report.differences).toBe(0);
    expect(report.units).toHaveLength(7);
    expect(report.units.find((one) => one.unit === unit)).toEqual({
      unit,
      patients: 2,
      renewed: 0,
      differences: 0,
      settled: true,
    });
  });

  it('finds wrong totals, with their unit and year, and changes nothing without `mend`', async () => {
    await set({ pk: keys.totals(unit), sk: keys.totalsYear(2026) }, 'B1.count', 3);
    const planted: Difference[] = [{ kind: 'totals', unit, year: 2026 }];
    expect(await differences()).toEqual(planted);
    expect(await differences()).toEqual(planted);
    expect(await differences({ mend: true })).toEqual(planted);
    expect(await readTotals(table, unit, 2026)).toMatchObject({ 'B1.count': 2 });
    expect(await differences()).toEqual([]);
  });

  it('finds totals of a year without any counted facts', async () => {
    const counters = packCounters({ 'B1.count': 1 });
    await put({ pk: keys.totals(unit), sk: '2024', ...totalsKind.mark, version: 1, counters });
    expect(await differences({ mend: true })).toEqual([{ kind: 'totals', unit, year: 2024 }]);
    expect(await readTotals(table, unit, 2024)).toEqual({});
  });

  it('counts a patient who comes in meanwhile once, also when the stream is late', async () => {
    await storePatient(table, patient({ reference: 'SU-0003' }));
    justBefore(table, 'TransactWriteItems', () => storePatient(table, patient({ reference: 'SU-0004' })));
    await recount(table, { now: () => now, patience: 0, mend: true });
    await settle();
    expect(await readTotals(table, unit, 2026)).toMatchObject({ 'B1.count': 4 });
    expect(await differences()).toEqual([]);
  });

  it('finds a wrong tally', async () => {
    await set({ pk, sk: keys.tally(2026) }, 'P1.numerator', 0);
    expect(await differences()).toEqual([{ kind: 'tally', unit, reference, year: 2026 }]);
    const totals = await readTotals(table, unit, 2026);
    await differences({ mend: true });
    expect(await differences()).toEqual([]);
    expect(await readTotals(table, unit, 2026)).toEqual(totals);
    expect((await readTallied(table, unit, reference)).tallies.get(2026)?.counters).toMatchObject({
      'P1.numerator': 1,
    });
  });

  it('finds a missing tally', async () => {
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk: keys.tally(2026) } }));
    expect(await differences()).toEqual([{ kind: 'tally', unit, reference, year: 2026 }]);
    await differences({ mend: true });
    expect(await differences()).toEqual([]);
  });

  it('finds a change that never came through the stream', async () => {
    await updateRecord(table, unit, record({ homeRegion: '12' }), { version: 1, invited: 0 }, entry());
    expect(await differences({ mend: true })).toEqual([
      { kind: 'summary', unit, reference },
      { kind: 'tally', unit, reference, year: 2026 },
    ]);
    expect(await readTotals(table, unit, 2026)).toMatchObject({
      'B1.homeRegion.12': 1,
      'B1.homeRegion.14': 1,
    });
    expect(await differences()).toEqual([]);
  });

  it('finds and removes the tally of a deleted patient', async () => {
    await deletePatient(table, unit, reference, 1, entry());
    // A form sent in 2026 also counts in the report on patients treated in 2026.
    expect(await differences({ mend: true })).toEqual([
      { kind: 'needs', unit, reference },
      { kind: 'summary', unit, reference },
      { kind: 'tally', unit, reference, year: 2026 },
      { kind: 'tally', unit, reference, year: 2027 },
    ]);
    expect(await itemAt(table, pk, keys.tally(2026))).toBeUndefined();
    expect(await itemAt(table, pk, keys.tallyHead)).toBeUndefined();
    expect(await itemAt(table, pk, keys.needs)).toBeUndefined();
    expect(await readTotals(table, unit, 2026)).toMatchObject({ 'B1.count': 1 });
    expect(await differences()).toEqual([]);
  });

  it('finds and corrects summaries that differ, that are not stored, and of patients who are gone', async () => {
    const stored = await readDirectory(table, unit);
    const page = placeOf(unit, pageOf(reference));
    const wrong = (patients: PatientSummary[]) =>
      put({ ...page, ...directoryPageKind.mark, version: 7, patients: packPatients(patients) });
    const own = stored.patients.filter((one) => pageOf(one.reference) === pageOf(reference));
    const found: Difference[] = [{ kind: 'summary', unit, reference }];
    await wrong(own.map((one) => (one.reference === reference ? { ...one, birthDate: '1900-01-01' } : one)));
    expect(await differences()).toEqual(found);
    expect(await differences({ mend: true })).toEqual(found);
    expect((await readDirectory(table, unit)).patients).toEqual(stored.patients);
    await wrong(own.filter((one) => one.reference !== reference));
    expect(await differences({ mend: true })).toEqual(found);
    expect((await readDirectory(table, unit)).patients).toEqual(stored.patients);
    const gone = { reference: 'gone', birthDate: '1900-01-01', invitations: [], needs: [] };
    await put({
      ...placeOf(unit, pageOf('gone')),
      ...directoryPageKind.mark,
      version: 7,
      patients: packPatients([
        ...stored.patients.filter((one) => pageOf(one.reference) === pageOf('gone')),
        gone,
      ]),
    });
    expect(await differences({ mend: true })).toEqual([{ kind: 'summary', unit, reference: 'gone' }]);
    expect(await differences()).toEqual([]);
  });

  it('notes that the directory is complete when it differs from nothing, or is mended', async () => {
    expect((await readDirectory(table, unit)).isComplete).toBe(false);
    await set({ pk: keys.totals(unit), sk: keys.totalsYear(2026) }, 'B1.count', 3);
    await differences();
    expect((await readDirectory(table, unit)).isComplete).toBe(false);
    await differences({ mend: true });
    expect((await readDirectory(table, unit)).isComplete).toBe(true);
  });

  it('finds and corrects needs that differ, and needs that are not stored', async () => {
    const own = await itemAt(table, pk, keys.needs);
    expect(own).toMatchObject({ kind: 'needs', schemaVersion: 1, listKey: reference });
    await put({ ...own, needs: [] });
    expect(await differences({ mend: true })).toEqual([{ kind: 'needs', unit, reference }]);
    expect(await itemAt(table, pk, keys.needs)).toEqual(own);
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk: keys.needs } }));
    expect(await differences({ mend: true })).toEqual([{ kind: 'needs', unit, reference }]);
    expect(await itemAt(table, pk, keys.needs)).toEqual(own);
    expect(await differences()).toEqual([]);
  });

  it('writes the needs of tallies from before needs were stored, and finds no difference in them', async () => {
    const head = await itemAt(table, pk, keys.tallyHead);
    const own = await itemAt(table, pk, keys.needs);
    await put({ ...head, schemaVersion: 5 });
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk: keys.needs } }));
    expect(await differences()).toEqual([]);
    expect(await itemAt(table, pk, keys.needs)).toEqual(own);
  });

  it('finds the tally of a patient who never existed', async () => {
    const own = await itemAt(table, pk, keys.tally(2026));
    const list = { list: keys.tallyList(unit, 2026), listKey: 'SU-9' };
    await put({ ...own, ...list, pk: keys.patient(unit, 'SU-9') });
    expect(await differences()).toEqual([{ kind: 'tally', unit, reference: 'SU-9', year: 2026 }]);
    await differences({ mend: true });
    expect(await itemAt(table, keys.patient(unit, 'SU-9'), keys.tally(2026))).toBeUndefined();
    expect(await differences()).toEqual([]);
  });

  it('finds groups of answers in which someone waits without an answer, or does not wait with one', async () => {
    const answers = { prem: answer({ overall: 'good' }, { cameReadable: true }) };
    await storePatient(table, patient({ reference: 'SU-0003', invitations: [invitation({ answers })] }));
    await settle();
    const place = { pk: keys.groups(unit), sk: keys.groupsOf(2026, 'P1') };
    const right = await itemAt(table, place.pk, place.sk);
    expect(Object.values<{ reference: string }>(right?.waiting)).toMatchObject([{ reference }]);
    const planted: Difference[] = [{ kind: 'groups', unit, year: 2026 }];
    for (const waiting of [
      {},
      { ...right?.waiting, other: { ...(Object.values(right?.waiting)[0] as object) } },
    ]) {
      await put({ ...right, waiting });
      expect(await differences()).toEqual(planted);
      expect(await differences({ mend: true })).toEqual(planted);
      expect(await itemAt(table, place.pk, place.sk)).toMatchObject({
        waiting: right?.waiting,
        sums: right?.sums,
      });
      expect(await differences()).toEqual([]);
    }
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: place }));
    await differences({ mend: true });
    expect((await itemAt(table, place.pk, place.sk))?.waiting).toEqual(right?.waiting);
  });

  it('rebuilds everything from the records alone', async () => {
    const totals = await readTotals(table, unit, 2026);
    const counted = [
      { pk: keys.totals(unit), sk: keys.totalsYear(2026) },
      ...[reference, 'SU-0002'].flatMap((one) => [
        { pk: keys.patient(unit, one), sk: keys.tally(2026) },
        { pk: keys.patient(unit, one), sk: keys.tallyHead },
      ]),
    ];
    for (const Key of counted) {
      await table.client.send(new DeleteCommand({ TableName: table.name, Key }));
    }
    await differences({ mend: true });
    expect(await readTotals(table, unit, 2026)).toEqual(totals);
    expect(await differences()).toEqual([]);
  });

  it('checks again before it reports a difference, since a change may still be on its way', async () => {
    await updateRecord(table, unit, record({ homeRegion: '12' }), { version: 1, invited: 0 }, entry());
    const client: Table['client'] = Object.create(table.client);
    client.send = (async (...args: Parameters<Table['client']['send']>) => {
      const asked = args[0].input as { ExpressionAttributeValues?: Record<string, unknown> };
      // The stream delivers between the first check, of the lists, and the second, of the patient.
      if (asked.ExpressionAttributeValues?.[':pk'] === pk) await settle();
      return table.client.send(...args);
    }) as Table['client']['send'];
    const found: Difference[] = [];
    const onDifference = (one: Difference) => void found.push(one);
    const report = await recount({ ...table, client }, { now: () => now, patience: 1, onDifference });
    expect(report.differences).toBe(0);
    expect(report.units.find((one) => one.unit === unit)).toMatchObject({ patients: 2, settled: true });
    expect(found).toEqual([]);
  });

  it('reveals no answer of a patient', async () => {
    await set({ pk, sk: keys.tally(2026) }, 'P1.numerator', 0);
    expect(JSON.stringify(await differences())).not.toMatch(/P1|good/);
  });
});
