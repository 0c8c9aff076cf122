import { brotliDecompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildResultsAssets } from '../../../build.ts';
import { publicResultsApp } from '../../../functions/http/results/public/public-results.ts';
import { storePublication } from '../../../functions/storage/publication/publications.ts';
import { asDescribed } from '../../support/described.ts';
import { testTable } from '../../support/dynamo.ts';
import { aPublication, areaId } from '../../support/publication.ts';

const page = `/resultat/${areaId}/2026`;
let style = '';
beforeAll(async () => {
  ({ style } = await buildResultsAssets());
});

const entry = (id: string) => ({
  at: '2027-04-01T09:00:00Z',
  id,
  who: 'a',
  role: 'authority',
  action: 'publish',
});

async function publicWorld(publications = [aPublication()]) {
  const table = await testTable();
  const count = new Map<number, number>();
  for (const publication of publications) {
    const number = (count.get(publication.year) ?? 0) + 1;
    count.set(publication.year, number);
    await storePublication(table, publication, number, entry(`${publication.year}-${number}`));
  }
  const app = publicResultsApp({
    table,
    random: (bytes) => Buffer.alloc(bytes, 1),
    assets: { style },
    publicUrl: 'https://nhv.test',
  });
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await app.request(path, { headers });
    await asDescribed('GET', path.replace(/\?.*/, ''), response);
    return response;
  };
  return { app, get, text: async (path: string) => (await get(path)).text() };
}

describe('the public page of a year', () => {
  it('begins with how patients answered, and then shows every measure of the area', async () => {
    const { text } = await publicWorld();
    const html = await text(page);
    expect(html).toContain('6 av 10 bedömda patienter har svarat bra eller mycket bra om sitt besök');
    expect(html).toContain('3 av 10 har inte svarat.');
    for (const id of ['B1', 'B2', 'B3', 'T1', 'R1', 'R2', 'P1', 'P2', 'Ö1'])
      expect(html).toContain(`id="${id}"`);
    expect(html).toContain('Redovisas första gången i mars 2028.');
    expect(html).toContain('Akuta facialisskador');
  });

  it('says with one word that a number is hidden, and draws nothing in its place', async () => {
    const { text } = await publicWorld();
    const html = await text(page);
    const linkoping = html.slice(html.indexOf('id="T1"')).split('<li class')[4] ?? '';
    expect(linkoping).toContain('visas inte');
    expect(linkoping).not.toContain('<svg');
    const english = await text(`${page}?lang=en`);
    expect(english).toContain('not shown');
    expect(english).not.toMatch(/>visas inte</);
  });

  it('has the units in the area’s order, and says which have not reported', async () => {
    const { text } = await publicWorld([aPublication({ without: ['linkoping'] })]);
    const html = await text(page);
    expect(html.indexOf('Akademiska sjukhuset</span>')).toBeLessThan(
      html.indexOf('Sahlgrenska Universitetssjukhuset</span>'),
    );
    expect(html).toContain('Utan Universitetssjukhuset i Linköping, som inte hade lämnat sin rapport.');
  });

  it('shows the years before, from the second year on', async () => {
    const one = await publicWorld();
    expect(await one.text(page)).not.toContain('Riket år för år');
    const two = await publicWorld([aPublication({ year: 2025 }), aPublication()]);
    expect(await two.text(page)).toContain('Riket år för år');
  });

  it('shows the latest publication, and tells whose report has changed since the one before', async () => {
    const corrected = aPublication({ versions: { sahlgrenska: 2 } });
    const { text } = await publicWorld([aPublication(), corrected]);
    const html = await text(page);
    expect(html).toContain('publicering 2');
    expect(html).toContain(
      'Sedan förra publiceringen har rapporten ändrats för Sahlgrenska Universitetssjukhuset.',
    );
  });

  it('is one request without script, of at most 30 kB', async () => {
    const { get } = await publicWorld([aPublication({ year: 2025 }), aPublication()]);
    const response = await get(page, { 'Accept-Encoding': 'br' });
    const body = Buffer.from(await response.arrayBuffer());
    expect(body.length).toBeLessThanOrEqual(30_000);
    const html = brotliDecompressSync(body).toString();
    expect(html).not.toMatch(/<script|<img|src=|href="(?!#|\/resultat|data:,")/);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('may be kept by caches, and is not sent again to readers who have it', async () => {
    const { get } = await publicWorld();
    const first = await get(page);
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=300');
    const etag = first.headers.get('ETag') ?? '';
    const again = await get(page, { 'If-None-Match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect((await get(`${page}?lang=en`, { 'If-None-Match': etag })).status).toBe(200);
  });

  it('carries the same as JSON and CSV', async () => {
    const { get } = await publicWorld();
    const json = await (await get(`${page}.json`)).json();
    const { hidden: _, ...shown } = aPublication();
    expect(json).toEqual({ ...shown, publication: 1 });
    const csv = await (await get(`${page}.csv`)).text();
    expect(csv).toContain('Riket;P1;P1;Patientrapporterad erfarenhet;;60;100;60,0');
    expect(csv).toContain(
      'Universitetssjukhuset i Linköping;T1;T1;Tid till bedömning på nybesök;;visas inte;visas inte;',
    );
    expect(csv).toContain('Riket;B1;B1.legalSex.female;');
  });

  it('says so when every number is withheld', async () => {
    const { text } = await publicWorld([{ ...aPublication(), withheld: true }]);
    expect(await text(page)).toContain('Inga tal visas');
  });
});

describe('the public index', () => {
  it('lists the decided areas with their published years', async () => {
    const { text } = await publicWorld();
    const html = await text('/resultat');
    expect(html).toContain(`href="${page}"`);
    expect(html).not.toContain('Dysmeli');
    expect(await text(`/resultat/${areaId}`)).toContain(`href="${page}"`);
  });

  it('says that nothing is published', async () => {
    const { text } = await publicWorld([]);
    expect(await text('/resultat')).toContain('Inget är publicerat än.');
  });

  it.each(['/resultat/nothing', `/resultat/${areaId}/2024`, '/resultat/dysmeli/2026', `${page}/more`])(
    'has a page that leads on at %s, with 404',
    async (path) => {
      const { get } = await publicWorld();
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('href="/resultat"');
    },
  );

  it('answers 404 and 405 to programs as problems', async () => {
    const { app, get } = await publicWorld();
    const missing = await get(`/resultat/${areaId}/2024.json`);
    expect(missing.headers.get('Content-Type')).toBe('application/problem+json');
    const wrong = await app.request(page, { method: 'POST' });
    expect([wrong.status, wrong.headers.get('Allow')]).toEqual([405, 'GET, HEAD']);
  });
});
