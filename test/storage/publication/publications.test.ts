import { expect, it } from 'vitest';
import type { Publication } from '../../../functions/domain/report/publication/publication.ts';
import {
  listPublications,
  readPublication,
  readWholePublication,
  storePublication,
} from '../../../functions/storage/publication/publications.ts';
import { versionPut } from '../../../functions/storage/report/report-versions.ts';
import { transact } from '../../../functions/storage/transaction.ts';
import { testTable } from '../../support/dynamo.ts';

const publication: Publication = {
  area: 'perifer-facialispares',
  year: 2026,
  publishedAt: '2027-04-01T09:00:00Z',
  reports: [{ unit: 'sahlgrenska', version: 1 }],
  country: { measures: [{ id: 'B1', kind: 'count', count: 12 }] },
  units: [],
  hidden: [{ unit: 'sahlgrenska', cell: 'B1.count', why: 'small' }],
};
const head = { year: 2026, publication: 1 };
const entryWith = (id: string) => ({
  at: publication.publishedAt,
  id,
  who: 'authority',
  role: 'authority',
  action: 'publish',
});

it('a publication is read as it was stored; what is hidden in it lies apart', async () => {
  const table = await testTable();
  await storePublication(table, publication, 1, entryWith('first'));
  expect(await readWholePublication(table, publication.area, head)).toEqual(publication);
  const { hidden: _, ...shown } = publication;
  const text = (await readPublication(table, publication.area, head)) ?? '';
  expect(JSON.parse(text)).toEqual({ ...shown, publication: 1 });
  expect(await listPublications(table, publication.area)).toEqual([
    { ...head, publishedAt: publication.publishedAt, reports: [{ unit: 'sahlgrenska', version: 1 }] },
  ]);
});

it('a publication is never replaced', async () => {
  const table = await testTable();
  await storePublication(table, publication, 1, entryWith('first'));
  const other = { ...publication, country: { measures: [] } };
  await expect(storePublication(table, other, 1, entryWith('second'))).rejects.toMatchObject({
    failure: { kind: 'conflict', why: 'published-meanwhile' },
  });
  expect(await readWholePublication(table, publication.area, head)).toEqual(publication);
});

it('nothing of a publication is stored when a unit signs a correction meanwhile', async () => {
  const table = await testTable();
  const signed = {
    year: 2026,
    version: 2,
    canonical: '{}',
    hash: '',
    read: '',
    previous: '',
    signedAt: publication.publishedAt,
    signedBy: 'lead@sahlgrenska',
    members: 'none',
  };
  await transact(table, [versionPut(table, 'sahlgrenska', signed)]);
  await expect(storePublication(table, publication, 1, entryWith('first'))).rejects.toMatchObject({
    failure: { kind: 'conflict', why: 'published-meanwhile' },
  });
  expect(await listPublications(table, publication.area)).toEqual([]);
  await expect(readWholePublication(table, publication.area, head)).rejects.toThrow('no publication');
});
