import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { countingIn } from '../../../functions/domain/areas/counting.ts';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import { deletePatient } from '../../../functions/storage/patient/deletion.ts';
import { storeStaffAnswer } from '../../../functions/storage/patient/invitations.ts';
import { updateRecord } from '../../../functions/storage/patient/patients.ts';
import { keys, type Table } from '../../../functions/storage/table.ts';
import { readTallied } from '../../../functions/storage/totals/tallied.ts';
import { applyTallies, listStandings } from '../../../functions/storage/totals/tallies.ts';
import { answer, entry, invitation, newVisit, patient, record } from '../../support/builders.ts';
import { testTable } from '../../support/dynamo.ts';
import { itemAt, now, readTotals, storePatient, unit } from '../../support/world.ts';

let table: Table;
beforeEach(async () => {
  table = await testTable();
});

const counting = countingIn(unit, () => now);
const apply = (references: string[], tallyOf = counting.tallyOf, on = table) =>
  applyTallies(on, unit, references, { ...counting, tallyOf });

const head = (reference = 'SU-0001') => itemAt(table, keys.patient(unit, reference), keys.tallyHead);

/** The table, counting the requests made through it by their kind. */
function counted() {
  const requests: Record<string, number> = {};
  const client: Table['client'] = Object.create(table.client);
  client.send = ((...args: Parameters<Table['client']['send']>) => {
    const { name } = args[0].constructor;
    requests[name] = (requests[name] ?? 0) + 1;
    return table.client.send(...args);
  }) as Table['client']['send'];
  return { on: { ...table, client }, requests };
}

describe('the tally of a patient', () => {
  it('moves the totals of the years it counts in', async () => {
    await storePatient(table, patient());
    expect(await readTotals(table, unit, 2026)).toEqual({});
    expect(await apply(['SU-0001'])).toEqual([]);
    expect(await readTotals(table, unit, 2026)).toMatchObject({ 'B1.count': 1, 'T1.denominator': 1 });
    expect([...(await readTallied(table, unit, 'SU-0001')).tallies.keys()]).toEqual([2026]);
  });

  it('leaves no zero behind when the facts go: totals are then as if nothing had been there', async () => {
    await storePatient(table, patient());
    await apply(['SU-0001']);
    await updateRecord(table, unit, record({ visits: [] }), { version: 1, invited: 0 }, entry());
    await apply(['SU-0001']);
    expect(await readTotals(table, unit, 2026)).toEqual({});
    expect((await readTallied(table, unit, 'SU-0001')).tallies.size).toBe(0);
  });

  it('goes from one year to the other when a date is corrected', async () => {
    await storePatient(table, patient());
    await apply(['SU-0001']);
    await updateRecord(
      table,
      unit,
      record({ visits: [newVisit({ date: '2025-10-11' })] }),
      { version: 1, invited: 0 },
      entry(),
    );
    await apply(['SU-0001']);
    expect(await readTotals(table, unit, 2026)).toEqual({});
    expect(await readTotals(table, unit, 2025)).toMatchObject({ 'B1.count': 1 });
  });

  it('is removed with the patient, head and all', async () => {
    await storePatient(table, patient());
    await apply(['SU-0001']);
    await deletePatient(table, unit, 'SU-0001', 1, entry());
    await apply(['SU-0001']);
    expect(await readTotals(table, unit, 2026)).toEqual({});
    expect(await listStandings(table, unit, 2026, { limit: 10 })).toEqual({ patients: [] });
    expect(await head()).toBeUndefined();
  });

  it('costs two reads and no write when nothing has changed', async () => {
    await storePatient(table, patient());
    await apply(['SU-0001']);
    const before = await head();
    const { on, requests } = counted();
    await apply(['SU-0001'], counting.tallyOf, on);
    expect(requests).toEqual({ QueryCommand: 2 });
    expect(await head()).toEqual(before);
  });

  it('notes a change that moves no number, once', async () => {
    await storePatient(table, patient());
    await apply(['SU-0001']);
    await updateRecord(table, unit, record(), { version: 1, invited: 0 }, entry());
    await apply(['SU-0001']);
    await apply(['SU-0001']);
    expect(await head()).toMatchObject({ version: 2, facts: 2 });
  });
});

describe('the tallies of many patients', () => {
  const references = Array.from({ length: 100 }, (_, index) => `SU-${index}`);

  beforeEach(async () => {
    for (const reference of references) await storePatient(table, patient({ reference }));
  });

  it('take few transactions', async () => {
    const { on, requests } = counted();
    expect(await apply(references, counting.tallyOf, on)).toEqual([]);
    expect(requests.TransactWriteCommand).toBeLessThanOrEqual(4);
    expect(await readTotals(table, unit, 2026)).toMatchObject({ 'B1.count': 100 });
  });

  it('come right when applied by several at once', async () => {
    await Promise.all([0, 1, 2, 3].map((part) => apply(references.slice(part * 20, part * 20 + 40))));
    expect(await readTotals(table, unit, 2026)).toMatchObject({ 'B1.count': 100 });
  });

  it('are not held up by one that cannot be computed', async () => {
    const broken = (one: Patient) => {
      if (one.reference === 'SU-7') throw new Error('broken');
      return counting.tallyOf(one);
    };
    const untallied = await apply(references, broken);
    expect(untallied.map(({ reference }) => reference)).toEqual(['SU-7']);
    expect(await readTotals(table, unit, 2026)).toMatchObject({ 'B1.count': 99 });
  });

  it('are not held up by one that the database refuses', async () => {
    const refused = (one: Patient) => {
      const tally = counting.tallyOf(one);
      const reasons = Array.from({ length: 20_000 }, () => ({
        code: 'answered' as const,
        what: 'x'.repeat(30),
      }));
      const huge = {
        counters: {},
        members: { B1: { inDenominator: true, reasons } },
        invitations: [],
        answers: {},
      };
      return one.reference === 'SU-7' ? new Map([[2026, huge]]) : tally;
    };
    const untallied = await apply(references.slice(0, 20), refused);
    expect(untallied.map(({ reference }) => reference)).toEqual(['SU-7']);
    expect(await readTotals(table, unit, 2026)).toMatchObject({ 'B1.count': 19 });
  });
});

describe('a tally that was computed before the facts changed', () => {
  /** A table whose first transaction waits until it is let through. */
  function held() {
    let letThrough: () => void = () => undefined;
    let arrived: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    const waiting = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let first = true;
    const client: Table['client'] = Object.create(table.client);
    client.send = (async (...args: Parameters<Table['client']['send']>) => {
      if (first && args[0].constructor.name === 'TransactWriteCommand') {
        first = false;
        arrived();
        await gate;
      }
      return table.client.send(...args);
    }) as Table['client']['send'];
    return { slow: { ...table, client }, waiting, letThrough: () => letThrough() };
  }

  it.each([
    ['back to what was tallied', [newVisit()]],
    ['back to nothing that counts', []],
  ])('does not win over a change %s', async (_, visits) => {
    await storePatient(table, patient({ visits }));
    await apply(['SU-0001']);
    const right = await readTotals(table, unit, 2026);
    await updateRecord(
      table,
      unit,
      record({ visits: [newVisit({ date: '2026-08-01' })] }),
      { version: 1, invited: 0 },
      entry(),
    );
    const { slow, waiting, letThrough } = held();
    const late = apply(['SU-0001'], counting.tallyOf, slow);
    await waiting;
    await updateRecord(table, unit, record({ visits }), { version: 2, invited: 0 }, entry());
    await apply(['SU-0001']);
    letThrough();
    expect(await late).toEqual([]);
    expect(await readTotals(table, unit, 2026)).toEqual(right);
    expect((await readTallied(table, unit, 'SU-0001')).tallies.get(2026)?.members.B1?.reasons).toEqual(
      visits.length > 0 ? [{ code: 'new-visit', date: '2026-02-11' }] : undefined,
    );
  });

  it('has read no fact before the version it replaces', async () => {
    await storePatient(table, patient({ invitations: [invitation()] }));
    await apply(['SU-0001']);
    const onPaper = answer({ overall: 'good' }, { mode: 'paper' });
    const others: Promise<unknown>[] = [];
    let first = true;
    const client: Table['client'] = Object.create(table.client);
    client.send = (async (...args: Parameters<Table['client']['send']>) => {
      if (first && JSON.stringify(args[0].input).includes(keys.patient(unit, 'SU-0001'))) {
        first = false;
        // A simultaneous request is answered first.
        await nextTurn();
        await Promise.all(others);
        await storeStaffAnswer(table, unit, 'SU-0001', 'i1', 'prem', onPaper, entry());
        await apply(['SU-0001']);
      }
      const answered = Promise.resolve(table.client.send(...args));
      others.push(answered);
      return answered;
    }) as Table['client']['send'];
    expect(await apply(['SU-0001'], counting.tallyOf, { ...table, client })).toEqual([]);
    expect(first).toBe(false);
    expect(await readTotals(table, unit, 2026)).toMatchObject({ 'P1.numerator': 1, 'P1.answers.good': 1 });
  });

  it('does not bring back a patient who was removed', async () => {
    await storePatient(table, patient());
    await apply(['SU-0001']);
    await updateRecord(table, unit, record({ homeRegion: '12' }), { version: 1, invited: 0 }, entry());
    const { slow, waiting, letThrough } = held();
    const late = apply(['SU-0001'], counting.tallyOf, slow);
    await waiting;
    await deletePatient(table, unit, 'SU-0001', 2, entry());
    await apply(['SU-0001']);
    letThrough();
    expect(await late).toEqual([]);
    expect(await readTotals(table, unit, 2026)).toEqual({});
    expect(await head()).toBeUndefined();
  });
});

describe('the patients in a measure', () => {
  beforeEach(async () => {
    const prem = answer({ overall: 'poor' });
    for (const reference of ['SU-3', 'SU-1', 'SU-2']) {
      await storePatient(table, patient({ reference, invitations: [invitation({ answers: { prem } })] }));
    }
    await apply(['SU-1', 'SU-2', 'SU-3']);
  });

  it('are ordered by reference and come whole in pages', async () => {
    const first = await listStandings(table, unit, 2026, { limit: 2 });
    expect(first.patients.map(({ reference }) => reference)).toEqual(['SU-1', 'SU-2']);
    expect(first.next).toBe('SU-2');
    const second = await listStandings(table, unit, 2026, { limit: 2, after: 'SU-2' });
    expect(second.patients.map(({ reference }) => reference)).toEqual(['SU-3']);
    expect(second).not.toHaveProperty('next');
    expect(second.patients[0]?.members.B1).toMatchObject({ inDenominator: true });
    expect(second.patients[0]?.invitations).toMatchObject([{ answered: ['prem'] }]);
  });

  it('come without any trace of their answers', async () => {
    const listed = JSON.stringify(await listStandings(table, unit, 2026, { limit: 10 }));
    expect(listed).toContain('"P1":');
    expect(listed).not.toMatch(/poor|P1\.|inNumerator":(true|false),"reasons":\[\{"code":"answered"/);
  });
});
