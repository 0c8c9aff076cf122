import { describe, expect, it } from 'vitest';
import { listAudit } from '../../../functions/storage/audit.ts';
import { listPublications, readPublication } from '../../../functions/storage/publication/publications.ts';
import { area, resultsWorld } from '../../support/results.ts';

const answers = ['good', 'poor', 'fair', 'very-good', 'good', 'good'];
const publications = `/${area}/2026/publications`;

async function worldWithReports() {
  const world = await resultsWorld();
  await world.signAt('sahlgrenska');
  await world.signAt('akademiska', answers);
  const publish = (accept?: readonly string[], user = 'authority') =>
    world.results(user, publications, accept ? { accept } : {});
  return { ...world, publish };
}

describe('a publication', () => {
  it('needs every unit, or that the missing ones are accepted by name', async () => {
    const { publish, table } = await worldWithReports();
    const refused = await publish();
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      detail: expect.stringContaining('Universitetssjukhuset i Linköping'),
      current: { missing: ['linkoping'] },
    });
    const unknown = await publish(['nothing']);
    expect(unknown.status).toBe(422);
    expect((await unknown.json()).errors).toMatchObject([{ path: 'accept.0' }]);
    expect(await listPublications(table, area)).toEqual([]);
    const made = await publish(['linkoping']);
    expect([made.status, await made.json()]).toEqual([201, { publication: 1 }]);
  });

  it('holds what is signed, without any number from 1 to 4, and no list of what is hidden', async () => {
    const { publish, table } = await worldWithReports();
    await publish(['linkoping']);
    const text = (await readPublication(table, area, { year: 2026, publication: 1 })) ?? '';
    const shown = JSON.parse(text);
    expect(shown).toMatchObject({
      area,
      year: 2026,
      publication: 1,
      publishedAt: '2027-03-02T09:00:00Z',
      reports: [
        { unit: 'akademiska', version: 1 },
        { unit: 'sahlgrenska', version: 1 },
      ],
      units: [{ unit: 'akademiska', name: 'Akademiska sjukhuset' }, { unit: 'sahlgrenska' }],
    });
    expect(shown).not.toHaveProperty('hidden');
    const small = numbersIn([shown.country, shown.units]).filter((n) => n >= 1 && n <= 4);
    expect(small).toEqual([]);
  });

  it('is made once of the same reports, and anew after a correction', async () => {
    const { publish, results, importLines, tallied, signAt } = await worldWithReports();
    await publish(['linkoping']);
    const again = await publish(['linkoping']);
    expect(again.status).toBe(409);
    expect((await again.json()).detail).toContain('redan just de här rapporterna');
    await importLines('lead@sahlgrenska', [
      { reference: 'SU-9', birthDate: '1980-01-01', visits: [newVisit], treatments: [], invitations: [] },
    ]);
    await tallied('sahlgrenska');
    await signAt('sahlgrenska');
    expect((await publish(['linkoping'])).status).toBe(201);
    const seen = await (await results('authority', `/${area}/2026`)).json();
    expect(seen.publications).toMatchObject([
      {
        publication: 1,
        reports: [
          { unit: 'akademiska', version: 1 },
          { unit: 'sahlgrenska', version: 1 },
        ],
      },
      {
        publication: 2,
        reports: [
          { unit: 'akademiska', version: 1 },
          { unit: 'sahlgrenska', version: 2 },
        ],
      },
    ]);
  });

  it('is stored once when two are made at the same time', async () => {
    const { publish, table } = await worldWithReports();
    const both = await Promise.all([publish(['linkoping']), publish(['linkoping'])]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await listPublications(table, area)).toHaveLength(1);
  });

  it('is seen before it is made, with what would be hidden and why, and nothing is stored', async () => {
    const { results, publish, table } = await worldWithReports();
    const preview = `${publications}/preview`;
    const before = await (await results('authority', preview)).json();
    expect(before).toMatchObject({ publication: 1, isPublished: false, missing: ['linkoping'] });
    expect(before.hidden).toContainEqual({ unit: 'sahlgrenska', cell: 'B1.count', why: 'small' });
    expect(before).not.toHaveProperty('latest');
    expect(await listPublications(table, area)).toEqual([]);
    await publish(['linkoping']);
    const after = await (await results('authority', preview)).json();
    expect(after).toMatchObject({ publication: 2, isPublished: true });
    expect(after.latest.country).toEqual(before.country);
  });

  it('cannot be made of a draft set, of a year without reports, or by another role', async () => {
    const { results, publish } = await resultsWorld().then((world) => ({
      ...world,
      publish: (path: string) => world.results('authority', path, {}),
    }));
    for (const path of ['/dysmeli/2026/publications', publications]) {
      const refused = await publish(path);
      expect(refused.status).toBe(422);
      expect((await refused.json()).errors).toHaveLength(1);
      expect((await results('authority', `${path}/preview`)).status).toBe(422);
    }
    expect((await publish('/nothing/2026/publications')).status).toBe(404);
    for (const user of ['lead@sahlgrenska', 'staff@sahlgrenska', 'admin'])
      expect((await results(user, publications, {})).status).toBe(403);
    expect((await results(null, publications, {})).status).toBe(401);
  });

  it('is in the access log, as is what was looked at before', async () => {
    const { results, publish, table } = await worldWithReports();
    await results('authority', `${publications}/preview`);
    await publish(['linkoping']);
    const { entries } = await listAudit(table, area, { month: '2027-03', limit: 10 });
    expect(entries.map(({ action }) => action).sort()).toEqual(['preview-publication', 'publish']);
    expect(entries).toContainEqual(
      expect.objectContaining({
        who: 'authority',
        detail: { year: 2026, publication: 1, reports: ['akademiska v1', 'sahlgrenska v1'] },
      }),
    );
  });
});

/** Every whole number in a value, apart from years and version numbers, which are no counts. */
const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return Number.isInteger(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    ['firstReportYear', 'treatmentYear', 'share', 'interval', 'shareOfAnswered'].includes(name)
      ? []
      : numbersIn(one),
  );
};

const newVisit = {
  key: 'v1',
  kind: 'new',
  date: '2026-05-01',
  mode: 'physical',
  multidisciplinary: true,
};
