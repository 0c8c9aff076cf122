import { beforeEach, describe, expect, it } from 'vitest';
import { countingIn } from '../../functions/domain/areas/counting.ts';
import { recount, recountUnit } from '../../functions/events/recount.ts';
import { updateRecord } from '../../functions/storage/patient/patients.ts';
import { keys } from '../../functions/storage/table.ts';
import { applyTallies } from '../../functions/storage/totals/tallies.ts';
import { entry, record } from '../support/builders.ts';
import { testTable } from '../support/dynamo.ts';
import { recountWorld } from '../support/recount-world.ts';
import { putSchema4 } from '../support/stored-table.ts';
import { now, readTotals, unit } from '../support/world.ts';

const reference = 'SU-0001';
const pk = keys.patient(unit, reference);

type World = Awaited<ReturnType<typeof recountWorld>>;
let table: World['table'];
let differences: World['differences'];
let set: World['set'];
beforeEach(async () => {
  ({ table, differences, set } = await recountWorld());
});

describe('tallies of older definitions', () => {
  /** Stores the patient's tally as older definitions, without a numerator of P1, would count it. */
  const countAsBefore = (references: string[]) =>
    applyTallies(table, unit, references, {
      definitions: 'older',
      now: () => now,
      needsOf: countingIn(unit, () => now).needsOf,
      tallyOf: (one) =>
        new Map(
          [...countingIn(unit, () => now).tallyOf(one)].map(([year, tally]) => {
            const { 'P1.numerator': _, ...counters } = tally.counters;
            return [year, { ...tally, counters }];
          }),
        ),
    });
  const counted = async () =>
    (await recount(table, { now: () => now, patience: 0 })).units.find((one) => one.unit === unit);

  it('are counted anew together with the totals, and are no difference', async () => {
    const right = await readTotals(table, unit, 2026);
    await countAsBefore([reference, 'SU-0002']);
    expect(await readTotals(table, unit, 2026)).not.toEqual(right);
    expect(await counted()).toEqual({ unit, patients: 2, renewed: 2, differences: 0, settled: true });
    expect(await readTotals(table, unit, 2026)).toEqual(right);
    expect(await counted()).toMatchObject({ renewed: 0, differences: 0 });
  });

  it('are compared like any others afterwards', async () => {
    await countAsBefore([reference]);
    await counted();
    await set({ pk, sk: keys.tally(2026) }, 'P1.numerator', 0);
    expect(await differences()).toEqual([{ kind: 'tally', unit, reference, year: 2026 }]);
  });

  it('are a difference when a change of the patient never came through the stream', async () => {
    await countAsBefore([reference]);
    await updateRecord(table, unit, record({ homeRegion: '12' }), { version: 1, invited: 0 }, entry());
    expect(await differences()).toContainEqual({ kind: 'tally', unit, reference, year: 2026 });
    expect(await counted()).toMatchObject({ renewed: 0 });
  });

  it('do not hide wrong totals', async () => {
    await countAsBefore([reference]);
    await set({ pk: keys.totals(unit), sk: keys.totalsYear(2026) }, 'B1.count', 3);
    expect(await differences()).toEqual([{ kind: 'totals', unit, year: 2026 }]);
  });

  it('include those stored before tallies carried their definitions', async () => {
    table = await testTable();
    await putSchema4(table);
    expect(await counted()).toMatchObject({ patients: 3, renewed: 3, differences: 0, settled: true });
    expect(await counted()).toMatchObject({ renewed: 0, differences: 0 });
  });
});

describe('the recount of one unit', () => {
  it('reads no other unit', async () => {
    await set({ pk: keys.totals('akademiska'), sk: keys.totalsYear(2026) }, 'B1.count', 3);
    expect(await recountUnit(table, unit, { now: () => now, patience: 0 })).toMatchObject({
      unit,
      differences: 0,
    });
    expect(await recountUnit(table, 'akademiska', { now: () => now, patience: 0 })).toMatchObject({
      differences: 1,
    });
  });

  it('is refused when there is no such unit', async () => {
    await expect(recountUnit(table, 'nowhere', { now: () => now })).rejects.toThrow(
      'no area has a unit nowhere',
    );
  });
});
