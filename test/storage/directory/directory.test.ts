import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { countingIn } from '../../../functions/domain/areas/counting.ts';
import { completeDirectory, readSummaries } from '../../../functions/storage/directory/directory.ts';
import {
  packPatients,
  pageOf,
  readDirectory,
  readDirectoryAgain,
  unpackPatients,
} from '../../../functions/storage/directory/directory-pages.ts';
import { deletePatient } from '../../../functions/storage/patient/deletion.ts';
import { updateRecord } from '../../../functions/storage/patient/patients.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { applyTallies } from '../../../functions/storage/totals/tallies.ts';
import { watchTraffic } from '../../bench/traffic.ts';
import { answer, entry, invitation, patient, record } from '../../support/builders.ts';
import { testTable } from '../../support/dynamo.ts';
import { now, storePatient, unit } from '../../support/world.ts';

let table: Table;
beforeEach(async () => {
  table = await testTable();
});

const counting = countingIn(unit, () => now);
const tally = (...references: string[]) => applyTallies(table, unit, references, counting);
const inDirectory = async () => (await readDirectory(table, unit)).patients;

describe('the page of a patient', () => {
  it('is one of 64, and references that follow each other are spread over them', () => {
    const counts = new Map<number, number>();
    for (let index = 0; index < 5_000; index += 1) {
      const page = pageOf(`SU-${String(index).padStart(4, '0')}`);
      counts.set(page, (counts.get(page) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((one, other) => one - other)).toEqual([...Array(64).keys()]);
    expect(Math.max(...counts.values())).toBeLessThan(120);
  });

  it('holds its patients as they were packed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { maxLength: 20 }), (references) => {
        const all = references.map((reference) => ({
          reference,
          birthDate: '1980-04-30',
          invitations: [],
          needs: [],
        }));
        expect(unpackPatients(packPatients(all))).toEqual(all);
      }),
    );
  });
});

describe('the directory', () => {
  it('has a summary of each patient from the tally on, as the facts are then', async () => {
    await storePatient(table, patient({ invitations: [invitation({ sentAt: '2026-02-13T09:00:00Z' })] }));
    await storePatient(table, patient({ reference: 'SU-0002', visits: [] }));
    expect(await inDirectory()).toEqual([]);
    await tally('SU-0001', 'SU-0002');
    const [one, other] = [...(await inDirectory())].sort((a, b) => (a.reference < b.reference ? -1 : 1));
    expect(one).toMatchObject({
      reference: 'SU-0001',
      birthDate: '1980-04-30',
      changedAt: '2026-03-01T09:00:00Z',
      newVisit: '2026-02-11',
      lastVisit: { kind: 'new', date: '2026-02-11' },
      invitations: [{ key: 'i1', reached: 'sent', lastDay: '2026-05-14', answered: [] }],
    });
    expect(one?.needs.map(({ kind }) => kind)).toContain('referral-date');
    expect(other).toMatchObject({ reference: 'SU-0002', invitations: [], needs: [] });
  });

  it('notes when a patient was changed last, by staff or by an answer', async () => {
    const answeredAt = '2026-03-05T18:22:00Z';
    const answers = { prem: answer({ overall: 'good' }, { answeredAt }) };
    await storePatient(table, patient({ invitations: [invitation({ answers })] }));
    await tally('SU-0001');
    expect(await inDirectory()).toMatchObject([{ changedAt: answeredAt }]);
    const later = entry({ at: '2026-04-01T09:00:00Z' });
    await updateRecord(table, unit, record({ homeRegion: '12' }), { version: 1, invited: 0 }, later);
    await tally('SU-0001');
    expect(await inDirectory()).toMatchObject([{ changedAt: later.at, homeRegion: '12' }]);
  });

  it('loses a patient who is deleted, and keeps the others of the page', async () => {
    const alike = Array.from({ length: 500 }, (_, index) => `X-${index}`);
    const [first = '', second = ''] = alike.filter((one) => pageOf(one) === pageOf('X-0'));
    for (const reference of [first, second]) await storePatient(table, patient({ reference }));
    await tally(first, second);
    await deletePatient(table, unit, first, 1, entry());
    await tally(first);
    expect((await inDirectory()).map(({ reference }) => reference)).toEqual([second]);
  });

  it('keeps every patient of many that are tallied at the same time', async () => {
    const references = Array.from({ length: 60 }, (_, index) => `SU-${index}`);
    for (const reference of references) await storePatient(table, patient({ reference }));
    const parts = [0, 1, 2].map((part) => references.filter((_, index) => index % 3 === part));
    const untallied = await Promise.all(parts.map((part) => tally(...part)));
    expect(untallied.flat()).toEqual([]);
    expect((await inDirectory()).map(({ reference }) => reference).sort()).toEqual([...references].sort());
  });
});

describe('reading the directory again', () => {
  const again = async () => (await readDirectoryAgain(table, unit)).patients;
  const watched = async () => {
    const take = watchTraffic(table);
    const found = (await again()).map(({ reference, homeRegion }) => `${reference} ${homeRegion}`);
    return { found: found.sort(), requests: take().requests };
  };
  const [one, other] = ['SU-0001', 'SU-0002'];
  beforeEach(async () => {
    for (const reference of [one, other]) await storePatient(table, patient({ reference }));
    await tally(one, other);
    await again();
  });

  it('fetches no page that has not changed', async () => {
    expect(await watched()).toEqual({ found: [`${one} 14`, `${other} 14`], requests: ['Query'] });
  });

  it('fetches a page that has changed, and shows the change at once', async () => {
    await updateRecord(table, unit, record({ homeRegion: '12' }), { version: 1, invited: 0 }, entry());
    await tally(one);
    expect(await watched()).toEqual({ found: [`${one} 12`, `${other} 14`], requests: ['Query', 'GetItem'] });
  });

  it('fetches the whole once many pages have changed', async () => {
    const more = Array.from({ length: 40 }, (_, index) => `SU-1${index}`);
    for (const reference of more) await storePatient(table, patient({ reference }));
    await tally(...more);
    const { found, requests } = await watched();
    expect(found).toHaveLength(42);
    expect(requests).toEqual(['Query', 'Query']);
  });

  it('shows every change while several read and write at the same time', async () => {
    const more = Array.from({ length: 12 }, (_, index) => `SU-2${index}`);
    for (const reference of more) {
      await storePatient(table, patient({ reference }));
      await Promise.all([again(), tally(reference), again()]);
      expect((await again()).map((found) => found.reference)).toContain(reference);
    }
  });
});

describe('the summaries of a unit', () => {
  const read = () =>
    readSummaries(table, unit, ({ reference, birthDate }, changedAt) => ({
      reference,
      birthDate,
      ...(changedAt && { changedAt }),
      invitations: [],
      needs: [],
    }));

  it('come from the facts until the directory is known to be complete, then from the directory', async () => {
    await storePatient(table, patient());
    expect(await read()).toMatchObject([{ reference: 'SU-0001', changedAt: '2026-03-01T09:00:00Z' }]);
    await completeDirectory(table, unit);
    await completeDirectory(table, unit);
    expect(await read()).toEqual([]);
    await tally('SU-0001');
    expect(await read()).toMatchObject([{ reference: 'SU-0001', newVisit: '2026-02-11' }]);
  });
});
