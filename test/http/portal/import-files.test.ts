import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { unitOf } from '../../../functions/domain/care/area.ts';
import { linesLimit } from '../../../functions/domain/limits.ts';
import { writeCsv } from '../../../functions/exchange/files/csv.ts';
import { workbookType, writeXlsx } from '../../../functions/exchange/files/xlsx.ts';
import { explanation, templateTables } from '../../../functions/exchange/template/template.ts';
import {
  type ExportedLine,
  type WrittenTable,
  writeTables,
} from '../../../functions/exchange/template/write-tables.ts';
import { demoPatients } from '../../../functions/local/demo/demo-patients.ts';
import { portalWorld, tokenOf } from '../../support/portal.ts';

const staff = 'staff@sahlgrenska';
type World = Awaited<ReturnType<typeof portalWorld>>;

async function send(world: World, type: string, body: Blob | string, search = '') {
  const response = await world.app.request(`/api/portal/import${search}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokenOf(staff)}`, 'content-type': type },
    body,
  });
  return { status: response.status, body: await response.json() };
}

const asCsv = (world: World, tables: readonly WrittenTable[], search = '') =>
  send(world, 'text/csv; charset=utf-8', writeCsv(tables), search);
const asWorkbook = async (world: World, tables: readonly WrittenTable[], search = '') =>
  send(world, workbookType, await writeXlsx(tables), search);

const withCell = (
  tables: readonly WrittenTable[],
  name: string,
  row: number,
  column: string,
  value: string,
) =>
  tables.map((table) => {
    if (table.name !== name) return table;
    const index = table.rows[0]?.indexOf(column) ?? -1;
    const rows = table.rows.map((cells, at) => (at === row - 1 ? cells.with(index, value) : cells));
    return { ...table, rows };
  });

describe.each([
  ['CSV', asCsv],
  ['a workbook', asWorkbook],
])('import of %s', (_, importAs) => {
  it('takes the template’s examples, once', async () => {
    const world = await portalWorld();
    const tables = templateTables(area);
    const none = { created: 0, updated: 0, unchanged: 0, rejected: [] };
    expect((await importAs(world, tables, '?dryRun=true')).body).toEqual({ ...none, created: 2 });
    expect(await importAs(world, tables)).toEqual({ status: 200, body: { ...none, created: 2 } });
    expect((await importAs(world, tables)).body).toEqual({ ...none, unchanged: 2 });
    const stored = await (await world.ask(staff, '/patients/EXEMPEL-1')).json();
    expect(stored.treatments[0].complications).toEqual([
      { date: '2026-02-10', grade: 'IIIa', expected: false },
    ]);
  });

  it('leaves unchanged what columns and rows that are left out would say', async () => {
    const world = await portalWorld();
    const tables = templateTables(area);
    await importAs(world, tables);
    const without = ['Typ av kirurgi', 'Språk'];
    const fewer = tables.map(({ name, rows: [headers = [], ...rows] }) => {
      const stays = (_: string, at: number) => !without.includes(headers[at] ?? '');
      const form = headers.indexOf('Formulär');
      const forms = rows.filter((row) => form < 0 || row[form] === 'FaCE');
      return { name, rows: [headers, ...forms].map((row) => row.filter(stays)) };
    });
    expect((await importAs(world, fewer)).body).toMatchObject({ unchanged: 2, rejected: [] });
    const { body } = await importAs(await portalWorld(), fewer);
    expect(body.rejected).toMatchObject([
      {
        errors: [{ sheet: 'Behandlingar', column: 'Typ av kirurgi', message: 'Uppgiften saknas.' }],
      },
    ]);
  });

  it('gives the reason for a refused patient by sheet, row and column', async () => {
    const world = await portalWorld();
    const wrong = withCell(templateTables(area), 'Komplikationer', 2, 'Datum', '2026-02-01');
    const { body } = await importAs(world, withCell(wrong, 'Besök', 3, 'Datum', 'i går'));
    expect(body).toMatchObject({ created: 0 });
    const told = body.rejected.map(({ reference, errors }: { reference: string; errors: object[] }) => [
      reference,
      errors[0],
    ]);
    expect(told.map(([reference]: [string]) => reference).sort()).toEqual(['EXEMPEL-1', 'EXEMPEL-2']);
    expect(told.map(([, error]: [string, object]) => error)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ sheet: 'Komplikationer', column: 'Datum' }),
        expect.objectContaining({ sheet: 'Besök', column: 'Datum' }),
      ]),
    );
  });

  it('gives places in the same form for faults in the file and faults against stored data', async () => {
    const world = await portalWorld();
    expect((await importAs(world, templateTables(area))).body).toMatchObject({ created: 2 });
    const wrong = withCell(templateTables(area), 'Patienter', 2, 'Hemregion', 'Månen');
    const { body } = await importAs(world, withCell(wrong, 'Besök', 3, 'Datum', '2031-03-01'));
    const told = body.rejected.flatMap(({ errors }: { errors: object[] }) => errors);
    expect(told.map(({ message: _, ...place }: { message: string }) => place)).toEqual(
      expect.arrayContaining([
        { path: 'Patienter/2/Hemregion', sheet: 'Patienter', row: 2, column: 'Hemregion' },
        {
          path: expect.stringMatching(/^Besök\/\d+\/Datum$/),
          sheet: 'Besök',
          row: expect.any(Number),
          column: 'Datum',
        },
      ]),
    );
    for (const { path } of told) expect(path).toMatch(/^[^/.]+\/[1-9]\d*(\/[^/]+)?$/);
  });

  it('names an entry that only the stored record has by its key', async () => {
    const world = await portalWorld();
    await importAs(world, templateTables(area));
    const [people = { name: '', rows: [] }] = templateTables(area);
    const { body } = await importAs(world, withCell([people], 'Patienter', 2, 'Födelsedatum', '2026-12-01'));
    const [{ errors }] = body.rejected;
    expect(errors[0]).toMatchObject({ path: 'visits.b1.date', sheet: 'Patienter', row: 2 });
  });

  it('lists a patient’s faulty cells and dates in the wrong order at once', async () => {
    const world = await portalWorld();
    const wrong = withCell(templateTables(area), 'Komplikationer', 2, 'Datum', '2026-02-01');
    const { body } = await importAs(world, withCell(wrong, 'Patienter', 2, 'Hemregion', 'Månen'));
    expect(body).toMatchObject({ created: 1, rejected: [{ reference: 'EXEMPEL-1' }] });
    expect(body.rejected[0].errors.map(({ column }: { column: string }) => column)).toEqual([
      'Hemregion',
      'Datum',
    ]);
  });

  it('brings everything that was exported into an empty unit, with the same measures', async () => {
    const now = new Date('2028-03-02T09:00:00Z');
    const patients = demoPatients(area, unitOf(area, 'sahlgrenska'), { now, seed: 'files', count: 60 });
    const first = await portalWorld();
    await first.importLines(staff, patients);
    await first.tallied('sahlgrenska');
    const exportOf = async (world: World) =>
      (await (await world.ask(staff, '/export')).text())
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as ExportedLine);
    const lines = await exportOf(first);
    const second = await portalWorld();
    expect((await importAs(second, writeTables(area, lines))).body).toMatchObject({
      created: 60,
      rejected: [],
    });
    await second.tallied('sahlgrenska');
    const unsealed = (some: ExportedLine[]) =>
      JSON.parse(JSON.stringify(some).replace(/"sealed":"[^"]+"/g, '"sealed":"…"'));
    expect(unsealed(await exportOf(second))).toEqual(unsealed(lines));
    for (const year of [2026, 2027]) {
      const of = async (world: World) => (await world.ask(staff, `/measures/${year}`)).json();
      expect(await of(second)).toEqual(await of(first));
    }
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['a workbook that is none', workbookType, 'Referens;x', 400],
    ['CSV with quotes that do not end', 'text/csv', 'Referens;x\n"a;b', 400],
    ['an old workbook', 'application/vnd.ms-excel', 'x', 415],
  ])('is refused with a sentence: %s', async (_, type, body, status) => {
    const world = await portalWorld();
    const response = await send(world, type, body);
    expect(response).toMatchObject({ status, body: { status, detail: expect.stringMatching(/\.$/) } });
  });

  it('lists the deviations from the template', async () => {
    const world = await portalWorld();
    const { body } = await send(world, 'text/csv', 'Namn;Ålder\nX;3\n');
    expect(body).toMatchObject({ created: 0, rejected: [{ line: 1, errors: [{ row: 1 }] }] });
    expect((await asWorkbook(world, [explanation(area)])).body.rejected).toEqual([]);
    const { body: empty } = await send(world, 'text/csv', '');
    expect(empty.rejected).toEqual([
      { line: 1, errors: [{ path: 'CSV/1', sheet: 'CSV', row: 1, message: 'Filen är tom.' }] },
    ]);
  });
});

it('ten thousand rows of a workbook are read', async () => {
  const now = new Date('2028-03-02T09:00:00Z');
  const patients = demoPatients(area, unitOf(area, 'sahlgrenska'), { now, seed: 'rows', count: 1200 });
  const tables = writeTables(area, patients as unknown as ExportedLine[]);
  const rows = tables.reduce((count, table) => count + table.rows.length, 0);
  expect(rows).toBeGreaterThan(8000);
  const world = await portalWorld();
  const { body } = await asWorkbook(world, tables, '?dryRun=true');
  expect(body).toMatchObject({ created: 1200, rejected: [] });
});

it('a file with only faults gets an answer of limited size', async () => {
  const world = await portalWorld();
  const rows = 'a;b\n'.repeat(30_000) + Array.from({ length: 30_000 }, (_, row) => `r${row};b\n`).join('');
  const { status, body } = await send(world, 'text/csv', `Referens;Födelsedatum\n${rows}`, '?dryRun=true');
  expect(status).toBe(200);
  expect(body.rejected.length + body.rejectedMore).toBe(30_001);
  expect(body.rejected[0].errors).toHaveLength(50);
  expect(body.rejected.at(-1).errors).toHaveLength(1);
  expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(1024 * 1024);
});

it.each(['text/csv', 'application/x-ndjson'])(
  'more patients than one request may hold are refused: %s',
  async (type) => {
    const world = await portalWorld();
    const references = Array.from({ length: linesLimit + 1 }, (_, index) => `L-${index}`);
    const body =
      type === 'text/csv'
        ? `Referens;Födelsedatum\n${references.map((one) => `${one};1980-01-01\n`).join('')}`
        : references.map((reference) => `${JSON.stringify({ reference })}\n`).join('');
    expect(await send(world, type, body)).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining(`Högst ${linesLimit} patienter`) },
    });
  },
);
