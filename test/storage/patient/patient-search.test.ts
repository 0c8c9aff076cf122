import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { searchPatients } from '../../../functions/storage/patient/patient-search.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { invitation, patient } from '../../support/builders.ts';
import { testTable } from '../../support/dynamo.ts';
import { storePatient, unit } from '../../support/world.ts';

const references = [
  'SU-1',
  'SU-12',
  'SU-2',
  'Su-3',
  'su-1',
  'su-12',
  'su-4',
  'sU-5',
  'A.1',
  'a-1',
  'a.1',
  '1',
];

let table: Table;
beforeAll(async () => {
  table = await testTable();
  for (const reference of references) {
    await storePatient(table, patient({ reference, invitations: [invitation()] }));
  }
  await storePatient(table, patient({ reference: 'SU-9' }), 'akademiska');
});

/** Reads all pages, one after the other. */
async function found(typed: string, limit: number): Promise<string[]> {
  const all: string[] = [];
  let after: string | undefined;
  let total: number | undefined;
  do {
    const { patients, next, total: told } = await searchPatients(table, unit, { typed, limit, after });
    total ??= told;
    expect(patients.length).toBeLessThanOrEqual(limit);
    if (next !== undefined) expect(patients.at(-1)?.patient.reference).toBe(next);
    all.push(...patients.map((one) => one.patient.reference));
    after = next;
  } while (after !== undefined);
  expect(total).toBe(all.length);
  return all;
}

describe('a search', () => {
  it.each([
    ['su-1', ['SU-1', 'SU-12', 'su-1', 'su-12']],
    ['SU-1', ['SU-1', 'SU-12', 'su-1', 'su-12']],
    ['Su-', ['SU-1', 'SU-12', 'SU-2', 'Su-3', 'sU-5', 'su-1', 'su-12', 'su-4']],
    ['a.', ['A.1', 'a.1']],
    ['2', ['SU-12', 'SU-2', 'su-12']],
    ['U-1', ['SU-1', 'SU-12', 'su-1', 'su-12']],
    ['SU-9', []],
    ['1-', []],
  ])('for %s finds what holds it anywhere, in either case', async (typed, expected) => {
    expect(await found(typed, 50)).toEqual(expected);
  });

  it('for a birth date finds who was born then, beside those whose reference holds what was typed', async () => {
    const at = 'linkoping';
    for (const [reference, birthDate] of [
      ['A-20120430', '1990-01-01'],
      ['B-1', '2012-04-30'],
      ['C-1', '2012-05-01'],
    ] as const)
      await storePatient(table, patient({ reference, birthDate }), at);
    const born = { birthDate: '2012-04-30', limit: 50 };
    const names = async (typed: string) =>
      (await searchPatients(table, at, { typed, ...born })).patients.map((one) => one.patient.reference);
    expect(await names('20120430')).toEqual(['A-20120430', 'B-1']);
    expect(await names('2012-04-30')).toEqual(['B-1']);
    expect(await names('')).toEqual(['B-1']);
  });

  it('for nothing finds everyone in the unit, each with their invitations', async () => {
    const { patients, next } = await searchPatients(table, unit, { typed: '', limit: 50 });
    expect(patients.map((one) => one.patient.reference)).toEqual([...references].sort());
    expect(patients.every((one) => one.patient.invitations.length === 1)).toBe(true);
    expect(next).toBeUndefined();
  });

  it('finds each once and in order, whatever is typed and however long the pages are', async () => {
    const typed = fc
      .tuple(fc.constantFrom(...references), fc.nat(5), fc.nat(5))
      .map(([reference, from, length]) => reference.slice(from, from + length));
    await fc.assert(
      fc.asyncProperty(typed, fc.integer({ min: 1, max: 6 }), async (text, limit) => {
        const expected = references.filter((one) => one.toLowerCase().includes(text.toLowerCase()));
        expect(await found(text, limit)).toEqual(expected.sort());
      }),
      { numRuns: 60 },
    );
  });
});
