import { describe, expect, it } from 'vitest';
import { readXlsx } from '../../../functions/exchange/files/xlsx.ts';
import { listAudit } from '../../../functions/storage/audit.ts';
import { area, resultsWorld } from '../../support/results.ts';

type Result = { id: string };
const measureIn = ({ measures }: { measures: Result[] }, id: string) => measures.find((one) => one.id === id);

describe('the results of an area and year', () => {
  it('are the latest signed version of each unit, and the country as their sum', async () => {
    const { results, signAt, report } = await resultsWorld();
    await signAt('sahlgrenska');
    await signAt('akademiska', ['good', 'poor', 'fair', 'very-good']);
    const seen = await (await results('authority', `/${area}/2026`)).json();
    expect(seen).toMatchObject({
      area,
      year: 2026,
      period: { from: '2026-01-01', to: '2026-12-31' },
      expected: ['akademiska', 'sahlgrenska', 'linkoping'],
      reports: [
        { unit: 'akademiska', version: 1, signedAt: '2027-03-02T09:00:00Z', onTime: true },
        { unit: 'sahlgrenska', version: 1, hash: (await report()).versions[0].hash },
      ],
      publications: [],
    });
    expect(Object.keys(seen.units)).toEqual(['akademiska', 'sahlgrenska']);
    expect(measureIn(seen.units.sahlgrenska, 'P1')).toMatchObject({ numerator: 2, denominator: 3 });
    expect(measureIn(seen.units.akademiska, 'P1')).toMatchObject({
      numerator: 2,
      denominator: 4,
      share: 0.5,
    });
    expect(measureIn(seen.country, 'P1')).toMatchObject({
      numerator: 4,
      denominator: 7,
      interval: [0.25, 0.842],
      responseRate: { answered: 7, sent: 7 },
      answers: { good: 2, 'very-good': 2, fair: 1, poor: 2 },
      waiting: 0,
    });
    expect(measureIn(seen.country, 'B1')).toMatchObject({
      count: 7,
      breakdowns: { homeRegion: { '14': 7 } },
    });
    expect(measureIn(seen.country, 'T1')).toMatchObject({ numerator: 7, denominator: 7 });
  });

  it('stay as they were signed when the unit’s numbers change, until a correction is signed', async () => {
    const { results, signAt, importLines, tallied } = await resultsWorld();
    await signAt('sahlgrenska');
    await importLines('lead@sahlgrenska', [
      { reference: 'SU-9', birthDate: '1980-01-01', visits: [newVisit], treatments: [], invitations: [] },
    ]);
    await tallied('sahlgrenska');
    const count = async () =>
      measureIn((await (await results('authority', `/${area}/2026`)).json()).country, 'B1');
    expect(await count()).toMatchObject({ count: 3 });
    expect(await signAt('sahlgrenska')).toBe(2);
    expect(await count()).toMatchObject({ count: 4 });
    const { reports } = await (await results('authority', `/${area}/2026`)).json();
    expect(reports).toMatchObject([{ unit: 'sahlgrenska', version: 2, reason: 'Fler patienter.' }]);
  });

  it('are on time when first signed by 31 March in Stockholm, however late a correction comes', async () => {
    const { results, signAt, importLines, tallied, clock } = await resultsWorld();
    clock.now = new Date('2027-03-31T21:59:00Z');
    await signAt('sahlgrenska');
    clock.now = new Date('2027-03-31T22:00:00Z');
    await signAt('linkoping');
    await importLines('lead@sahlgrenska', [
      { reference: 'SU-9', birthDate: '1980-01-01', visits: [newVisit], treatments: [], invitations: [] },
    ]);
    await tallied('sahlgrenska');
    await signAt('sahlgrenska');
    const { reports, reportBy } = await (await results('authority', `/${area}/2026`)).json();
    expect(reportBy).toBe('2027-03-31');
    expect(reports).toMatchObject([
      { unit: 'sahlgrenska', version: 2, onTime: true },
      { unit: 'linkoping', version: 1, onTime: false },
    ]);
  });

  it('are empty while no report is signed, and say that a draft set never is', async () => {
    const { results } = await resultsWorld();
    const empty = await (await results('authority', `/${area}/2026`)).json();
    expect(empty).toMatchObject({ reports: [], units: {} });
    expect(empty).not.toHaveProperty('set');
    const draft = await (await results('authority', '/dysmeli/2026')).json();
    expect(draft.set.status).toBe('draft');
    expect(draft.expected).toContain('dysmeli-orebro');
  });

  it('come as CSV and as a workbook, a figure a row', async () => {
    const { results, signAt } = await resultsWorld();
    await signAt('sahlgrenska');
    const csv = await results('authority', `/${area}/2026.csv`);
    expect(csv.headers.get('content-disposition')).toContain(`resultat-${area}-2026.csv`);
    const table = await csv.text();
    expect(table).toContain('Riket;T1;T1;Tid till bedömning på nybesök;;3;3;100,0');
    expect(table).toContain(
      'Sahlgrenska Universitetssjukhuset;T1;T1;Tid till bedömning på nybesök;;3;3;100,0',
    );
    const xlsx = await results('authority', `/${area}/2026.xlsx`);
    const sheets = await readXlsx(new Uint8Array(await xlsx.arrayBuffer()));
    expect(sheets.map(({ name }) => name)).toEqual(['Resultat', 'Rapporter']);
    expect(table + JSON.stringify(sheets)).not.toMatch(/SU-\d/);
  });

  it('are for the authority alone', async () => {
    const { results } = await resultsWorld();
    expect((await results(null, `/${area}/2026`)).status).toBe(401);
    for (const user of ['staff@sahlgrenska', 'lead@sahlgrenska', 'admin']) {
      const refused = await results(user, `/${area}/2026`);
      expect(refused.status).toBe(403);
      expect((await refused.json()).detail).toBe('Din roll har inte rätt till det här.');
    }
  });

  it.each([
    ['/nothing/2026', 404, 'Det finns inget sådant område.'],
    [`/${area}/aar`, 404, 'Ange ett år med fyra siffror.'],
    [`/${area}/2026.pdf`, 404, 'Det finns inget på den här adressen.'],
    [`/${area}/2024`, 422, 'Något i det som skickades behöver rättas.'],
    [`/${area}/2028`, 422, 'Något i det som skickades behöver rättas.'],
    [`/${area}`, 404, 'Det finns inget på den här adressen.'],
  ])('are not at %s: %i', async (path, status, detail) => {
    const { results } = await resultsWorld();
    const refused = await results('authority', path);
    expect(refused.status).toBe(status);
    expect((await refused.json()).detail).toBe(detail);
  });

  it('are noted in the access log each time they are read', async () => {
    const { results, signAt, table } = await resultsWorld();
    await signAt('sahlgrenska');
    await results('authority', `/${area}/2026`);
    const { entries } = await listAudit(table, area, { month: '2027-03', limit: 10 });
    expect(entries).toMatchObject([
      {
        action: 'read-results',
        who: 'authority',
        role: 'authority',
        detail: { year: 2026, type: 'json', reports: ['sahlgrenska v1'] },
      },
    ]);
  });
});

const newVisit = {
  key: 'v1',
  kind: 'new',
  date: '2026-05-01',
  mode: 'physical',
  multidisciplinary: true,
};
