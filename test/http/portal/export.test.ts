import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { unitOf } from '../../../functions/domain/care/area.ts';
import { demoPatients } from '../../../functions/local/demo/demo-patients.ts';
import { listAudit } from '../../../functions/storage/audit.ts';
import { portalWorld } from '../../support/portal.ts';
import { workedExample } from '../../support/worked-example.ts';

const now = new Date('2028-03-02T09:00:00Z');
const staff = 'staff@sahlgrenska';
const years = [2025, 2026, 2027, 2028];

type World = Awaited<ReturnType<typeof portalWorld>>;

/** Every page of the export, by the links from one page to the next. */
async function exportAll(world: World, user: string, limit: number) {
  const pages: string[] = [];
  let path: string | undefined = `/export?limit=${limit}`;
  while (path) {
    const response: Response = await world.ask(user, path);
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    pages.push(await response.text());
    const link: string | null = response.headers.get('link');
    path = /^<https:\/\/nhv\.test\/api\/portal(\/export\?[^>]+)>; rel="next"$/.exec(link ?? '')?.[1];
    expect(link === null).toBe(path === undefined);
  }
  return pages;
}

const measures = async (world: World, user: string) =>
  Promise.all(years.map(async (year) => (await world.ask(user, `/measures/${year}`)).json()));

/** Exported records, without the sealed values, which differ each time. */
const records = (pages: readonly string[]) =>
  pages
    .join('')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line.replace(/"sealed":"[^"]+"/g, '"sealed":"…"')));

describe('export', () => {
  it('and import into an empty unit gives the same records and the same measures', async () => {
    const unit = unitOf(periferFacialispares, 'sahlgrenska');
    const patients = demoPatients(periferFacialispares, unit, { now, seed: 'export', count: 120 });
    const first = await portalWorld();
    const brought = await first.importLines(staff, patients);
    expect(brought.body).toMatchObject({ created: 120, rejected: [] });
    await first.tallied('sahlgrenska');
    const pages = await exportAll(first, staff, 50);
    expect(pages.map((page) => page.trim().split('\n').length)).toEqual([50, 50, 20]);

    const second = await portalWorld();
    for (const page of pages) {
      expect((await second.importLines(staff, page)).body).toMatchObject({
        updated: 0,
        unchanged: 0,
        rejected: [],
      });
    }
    await second.tallied('sahlgrenska');
    expect(records(await exportAll(second, staff, 1000))).toEqual(records(pages));
    const [before, after] = [await measures(first, staff), await measures(second, staff)];
    expect(after).toEqual(before);
    const answered = before.flatMap((year) => year.measures).filter(({ answers }) => answers);
    expect(answered.length).toBeGreaterThan(0);

    const again = await second.importLines(staff, pages.join(''));
    expect(again.body).toEqual({ created: 0, updated: 0, unchanged: 120, rejected: [] });

    // Another unit of the same deployment can import the same lines.
    const other = await first.importLines('staff@akademiska', pages.join(''));
    expect(other.body).toMatchObject({ created: 120, rejected: [] });
    expect(records(await exportAll(first, 'staff@akademiska', 1000))).toEqual(records(pages));
  });

  it('writes a record with its fields in the order of the contract', async () => {
    const world = await portalWorld();
    await world.importLines(staff, [workedExample()]);
    const [line] = (await (await world.ask(staff, '/export')).text()).trim().split('\n');
    const given = JSON.parse(line ?? '');
    const example = workedExample();
    const names = (value: object | undefined) => Object.keys(value ?? {});
    expect(names(given)).toEqual(names(example));
    for (const list of ['visits', 'treatments'] as const) {
      expect(given[list].map(names)).toEqual(example[list].map(names));
    }
    expect(names(given.invitations[0])).toEqual([
      ...names(example.invitations[0]).toSpliced(-1, 0, 'expiresAt'),
    ]);
    expect(names(given.invitations[0].answers)).toEqual(['prem', 'face']);
  });

  it('is ordered by reference and empty for an empty unit', async () => {
    const world = await portalWorld();
    const empty = await world.ask(staff, '/export');
    expect([empty.status, await empty.text()]).toEqual([200, '']);
    const references = ['b', 'A', 'a-1', 'a', 'B.2', '_'];
    await world.importLines(
      staff,
      references.map((reference) => ({
        reference,
        birthDate: '1980-01-01',
        visits: [],
        treatments: [],
        invitations: [],
      })),
      '?sameReference=accepted',
    );
    const given = records(await exportAll(world, staff, 4)).map(({ reference }) => reference);
    expect(given).toEqual([...references].sort());
  });
});

describe('an import in one request', () => {
  it('takes in a thousand patients', async () => {
    const unit = unitOf(periferFacialispares, 'akademiska');
    const patients = demoPatients(periferFacialispares, unit, { now, seed: 'thousand', count: 1000 });
    const world = await portalWorld();
    const { body } = await world.importLines('staff@akademiska', patients);
    expect(body).toMatchObject({ created: 1000, rejected: [] });
  });
});

describe('export as FHIR', () => {
  it('gives every patient’s resources page by page, without PREM answers, and says so in the access log', async () => {
    const unit = unitOf(periferFacialispares, 'sahlgrenska');
    const world = await portalWorld();
    await world.importLines(
      staff,
      demoPatients(periferFacialispares, unit, { now, seed: 'fhir', count: 25 }),
    );
    const pages: string[] = [];
    let path: string | undefined = '/export?format=fhir&limit=10';
    while (path) {
      const response: Response = await world.ask(staff, path);
      expect(response.headers.get('content-type')).toBe('application/fhir+ndjson');
      pages.push(await response.text());
      const link: string = response.headers.get('link') ?? '';
      path = /^<https:\/\/nhv\.test\/api\/portal(\/export\?[^>]+)>; rel="next"$/.exec(link)?.[1];
    }
    expect(pages).toHaveLength(3);
    const resources = pages.flatMap((page) => page.trim().split('\n')).map((line) => JSON.parse(line));
    const patients = resources.filter(({ resourceType }) => resourceType === 'Patient');
    expect(patients).toHaveLength(25);
    expect(new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`)).size).toBe(
      resources.length,
    );
    for (const { id } of resources) expect(id).toMatch(/^[a-z0-9]{40}$/);
    const forms = resources.flatMap(({ questionnaire = [] }) => questionnaire);
    expect(forms.length).toBeGreaterThan(0);
    expect(forms.filter((form: string) => form.includes('prem'))).toEqual([]);
    const { entries } = await listAudit(world.table, 'sahlgrenska', { month: '2028-03', limit: 50 });
    expect(entries.filter(({ action }) => action === 'export').map(({ detail }) => detail)).toContainEqual(
      expect.objectContaining({ format: 'fhir', count: 10 }),
    );
  });

  it('knows no other format', async () => {
    expect((await (await portalWorld()).ask(staff, '/export?format=xml')).status).toBe(422);
  });
});
