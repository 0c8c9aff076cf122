import { beforeAll, describe, expect, it } from 'vitest';
import { countingIn } from '../../../functions/domain/areas/counting.ts';
import { deletePatient } from '../../../functions/storage/patient/deletion.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { readTallied, type Tallied } from '../../../functions/storage/totals/tallied.ts';
import { applyTallies } from '../../../functions/storage/totals/tallies.ts';
import { wholeUnit } from '../../../functions/storage/totals/whole-unit.ts';
import { answer, entry, invitation, newVisit, patient, surgery } from '../../support/builders.ts';
import { testTable } from '../../support/dynamo.ts';
import { now, storePatient, unit } from '../../support/world.ts';

/** Patients on more than one page of a list, each with an invitation or more. */
const count = 180;
const references = Array.from({ length: count }, (_, index) => `SU-${String(index).padStart(3, '0')}`);
const removed = 'SU-050';
const untallied = 'SU-100';
const years = [2025, 2026, 2027];

let table: Table;
beforeAll(async () => {
  table = await testTable();
  for (const [index, reference] of references.entries()) {
    const answers = { prem: answer({ overall: 'poor' }) };
    const invitations = Array.from({ length: 1 + (index % 3) }, (_, number) =>
      invitation({ key: `i${number}`, ...(number === 0 ? { answers } : {}) }),
    );
    const visits = [newVisit({ date: index % 2 === 0 ? '2026-02-11' : '2025-10-11' })];
    await storePatient(table, patient({ reference, visits, treatments: [surgery()], invitations }));
  }
  await applyTallies(
    table,
    unit,
    references.filter((reference) => reference !== untallied),
    countingIn(unit, () => now),
  );
  await deletePatient(table, unit, removed, 1, entry());
  await storePatient(table, patient({ reference: 'AK-1' }), 'akademiska');
});

async function read(asked: readonly number[]): Promise<Tallied[]> {
  const all: Tallied[] = [];
  for await (const one of wholeUnit(table, unit, asked)) all.push(one);
  return all;
}

describe('a unit, read from end to end', () => {
  it('has everyone once, in order, as each is read alone', async () => {
    const all = await read(years);
    expect(all.map(({ reference }) => reference)).toEqual(references);
    for (const one of all) expect(one).toEqual(await readTallied(table, unit, one.reference));
  });

  it('has who is gone and still counted, and who is not counted yet', async () => {
    const all = await read(years);
    const gone = all.find(({ reference }) => reference === removed);
    expect([gone?.patient, gone?.facts, gone?.tallies.has(2026)]).toEqual([null, 0, true]);
    const late = all.find(({ reference }) => reference === untallied);
    expect([late?.patient?.reference, late?.head, late?.tallies.size]).toEqual([untallied, undefined, 0]);
  });

  it('has the tallies of the years asked for', async () => {
    const all = await read([2027]);
    expect(new Set(all.flatMap(({ tallies }) => [...tallies.keys()]))).toEqual(new Set([2027]));
    expect(all).toHaveLength(count);
  });

  it('without patients yields none', async () => {
    const none: Tallied[] = [];
    for await (const one of wholeUnit(table, 'linkoping', years)) none.push(one);
    expect(none).toEqual([]);
  });
});
