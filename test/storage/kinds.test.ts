import { beforeAll, describe, expect, it } from 'vitest';
import { lastDayBy } from '../../functions/domain/care/period.ts';
import { listAudit } from '../../functions/storage/audit.ts';
import { isReadable, kinds, writtenVersions } from '../../functions/storage/kinds.ts';
import { hashCode } from '../../functions/storage/patient/code-hash.ts';
import { getPatient } from '../../functions/storage/patient/patients.ts';
import { findByCode } from '../../functions/storage/patient/survey-invitation.ts';
import type { Table } from '../../functions/storage/table.ts';
import { listStandings } from '../../functions/storage/totals/tallies.ts';
import { listActivations, readUnitShown } from '../../functions/storage/wording/wordings.ts';
import { testTable } from '../support/dynamo.ts';
import { putSchema4, schema4 } from '../support/stored-table.ts';
import { readTotals, unit } from '../support/world.ts';

describe('the kinds of item', () => {
  it('have different names', () => {
    expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length);
  });

  it.each(kinds.map((kind) => [kind.name, kind] as const))(
    'lead to the present version without a gap: %s',
    (_, kind) => {
      const from = Object.keys(kind.lifts).map(Number);
      expect(from).toEqual(from.map((_version, index) => kind.version - from.length + index));
    },
  );

  it('are readable as they are written, and not in a version or of a kind that is yet to come', () => {
    for (const [name, version] of Object.entries(writtenVersions())) {
      expect(isReadable(name, version)).toBe(true);
      expect(isReadable(name, version + 1)).toBe(false);
    }
    expect(isReadable('toString', 1)).toBe(false);
  });
});

describe('a table that was written while one schema number, 4, counted for all kinds', () => {
  const { items, read } = schema4;
  const code = hashCode('0123456789ABCDEF');
  let table: Table;

  beforeAll(async () => {
    table = await testTable();
    await putSchema4(table);
  });

  it('holds every kind that there was', () => {
    expect([...new Set(items.map(({ kind }) => kind.S))].sort()).toEqual([
      'activation',
      'active-wording',
      'audit',
      'invitation',
      'record',
      'tally',
      'tally-head',
      'totals',
      'unit-contact',
      'wording-pack',
    ]);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'totals',
      async () => ({ 2026: await readTotals(table, unit, 2026), 2027: await readTotals(table, unit, 2027) }),
    ],
    ['standings', async () => (await listStandings(table, unit, 2026, { limit: 10 })).patients],
    ['patients', () => patientsOf(['SU-0001', 'SU-0002', 'SU-0003'])],
    ['audit', async () => (await listAudit(table, unit, { month: '2026-03', limit: 50 })).entries],
    ['shown', () => readUnitShown(table, unit, { consistent: true })],
    ['activations', () => listActivations(table, unit, 10)],
  ])('reads as it did then, with last days where it had moments of expiry: %s', async (reader, again) => {
    expect(read.get(reader)).toBeDefined();
    expect(await again()).toEqual(withLastDays(read.get(reader)));
  });

  it('reads as it did then but for the receipts, into which the values went', async () => {
    const then = Object(read.get('survey'));
    expect(then).toMatchObject({ receipts: { prem: 'a-digest' } });
    expect(await findByCode(table, code)).toEqual({
      ...Object(withLastDays(then)),
      receipts: { prem: 'none' },
    });
  });

  const withLastDays = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (name, part) => (name === 'expiresAt' ? lastDayBy(part) : part));

  const patientsOf = async (references: string[]) =>
    Object.fromEntries(
      await Promise.all(
        references.map(async (one) => [one, await getPatient(table, unit, one, { withPremValues: true })]),
      ),
    );
});
