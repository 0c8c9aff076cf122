import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Need } from '../../../functions/domain/measure/need.ts';
import type { Tally } from '../../../functions/domain/measure/tally.ts';
import { pageOf } from '../../../functions/storage/directory/directory-pages.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { readTallied, type Tallied } from '../../../functions/storage/totals/tallied.ts';
import {
  type Change,
  changeOf,
  packs,
  writePack,
} from '../../../functions/storage/totals/tally-transaction.ts';
import { patient } from '../../support/builders.ts';
import { testTable } from '../../support/dynamo.ts';
import { justBefore } from '../../support/meanwhile.ts';
import { now, readTotals, unit } from '../../support/world.ts';

const definitions = '2026-11-22';

const tallyOf = (years: readonly number[]): Tally =>
  new Map(
    years.map((year) => [year, { counters: { 'B1.count': 1 }, members: {}, invitations: [], answers: {} }]),
  );

const readOf = (reference: string, more: Partial<Tallied> = {}): Tallied => ({
  reference,
  patient: patient({ reference }),
  facts: 1,
  tallies: new Map(),
  needs: [],
  changedAt: undefined,
  head: undefined,
  ...more,
});

const need: Need = { kind: 'send', visit: 'v1', from: '2026-02-11', years: { 2026: ['P1'] } };

const change = (reference: string, years: number[]): Change => ({
  read: readOf(reference),
  tally: tallyOf(years),
  years,
  needs: null,
  summary: null,
  answers: [],
  definitions,
});

/** Counts the writes of the pack in a transaction: heads, tallies, the totals of every year, and pages of the directory. */
const itemsOf = (pack: readonly Change[]) =>
  pack.reduce((sum, { years, needs }) => sum + 1 + years.length + (needs ? 1 : 0), 0) +
  new Set(pack.flatMap(({ years }) => years)).size +
  new Set(pack.map(({ read }) => pageOf(read.reference))).size;

/** Patients of one page of the directory. */
const together = Array.from({ length: 9_000 }, (_, index) => `SU-${index}`).filter(
  (reference) => pageOf(reference) === 0,
);
const hundred = together.slice(0, 49).map((reference) => change(reference, [2026]));

const manyYears = fc.uniqueArray(fc.integer({ min: 2020, max: 2060 }), { maxLength: 12 });
const changes = fc
  .array(manyYears, { maxLength: 120 })
  .map((all) =>
    all.map((years, index) => ({ ...change(`SU-${index}`, years), needs: index % 3 === 0 ? [need] : null })),
  );

describe('packs', () => {
  it('fit into one transaction each, hold every change once and in order, and are no more than need be', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const made = packs(all);
        expect(made.flat()).toEqual(all);
        for (const [index, pack] of made.entries()) {
          expect(pack.length).toBeGreaterThan(0);
          expect(itemsOf(pack)).toBeLessThanOrEqual(100);
          const [next] = made[index + 1] ?? [];
          if (next) expect(itemsOf([...pack, next])).toBeGreaterThan(100);
        }
      }),
    );
  });

  it('are cut at a hundred items, not before', () => {
    expect(packs(hundred)).toHaveLength(1);
    expect(packs([...hundred, change('last', [])])).toHaveLength(2);
    expect(packs([])).toEqual([]);
  });
});

describe('a change', () => {
  const head = { version: 3, facts: 1, definitions };

  it.each<[string, Partial<Tallied>, number[], number[] | null]>([
    ['is the years that differ', { tallies: tallyOf([2025, 2026]) }, [2026, 2027], [2025, 2027]],
    ['is none where all is as it was', { tallies: tallyOf([2026]), head }, [2026], null],
    ['notes other facts where no number moves', { tallies: tallyOf([2026]), head, facts: 2 }, [2026], []],
    ['notes facts where none were', { tallies: new Map() }, [], []],
    [
      'notes other definitions where no number moves',
      { tallies: tallyOf([2026]), head: { ...head, definitions: 'older' } },
      [2026],
      [],
    ],
    ['takes the head of who is gone', { patient: null, facts: 0, head }, [], []],
    ['is none of who is gone altogether', { patient: null, facts: 0 }, [], null],
  ])('%s', (_, read, years, expected) => {
    const contribution = { tally: tallyOf(years), needs: [], summary: null };
    expect(changeOf(readOf('SU-1', read), contribution, definitions)?.years ?? null).toEqual(expected);
  });

  it('has the needs only where they differ from the stored ones', () => {
    const stored = { tallies: tallyOf([2026]), head, needs: [need] };
    const needsAfter = (needs: Need[], read: Partial<Tallied> = stored) =>
      changeOf(readOf('SU-1', read), { tally: tallyOf([2026]), needs, summary: null }, definitions)?.needs;
    expect(needsAfter([need])).toBeUndefined();
    expect(needsAfter([need], { ...stored, facts: 2 })).toBeNull();
    expect(needsAfter([])).toEqual([]);
    expect(needsAfter([need], { ...stored, needs: [] })).toEqual([need]);
  });
});

describe('a pack', () => {
  let table: Table;
  beforeEach(async () => {
    table = await testTable();
  });

  it('of a hundred items is written, all of it', async () => {
    const [pack = []] = packs(hundred);
    expect(itemsOf(pack)).toBe(100);
    expect(await writePack(table, unit, pack, now)).toBe(true);
    expect(await readTotals(table, unit, 2026)).toEqual({ 'B1.count': 49 });
    const last = await readTallied(table, unit, together[48] ?? '');
    expect(last.head).toEqual({ version: 1, facts: 1, definitions });
    expect([...last.tallies.keys()]).toEqual([2026]);
  });

  it('is not written at all when another write changed the totals or a head since they were read', async () => {
    justBefore(table, 'TransactWriteItems', () => writePack(table, unit, [change('SU-1', [2026])], now));
    expect(await writePack(table, unit, [change('SU-2', [2026])], now)).toBe(false);
    expect(await writePack(table, unit, [change('SU-1', [2027]), change('SU-3', [2027])], now)).toBe(false);
    expect(await readTotals(table, unit, 2026)).toEqual({ 'B1.count': 1 });
    expect(await readTotals(table, unit, 2027)).toEqual({});
    expect((await readTallied(table, unit, 'SU-3')).head).toBeUndefined();
  });
});
