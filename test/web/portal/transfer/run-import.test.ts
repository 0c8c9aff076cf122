import { beforeEach, expect, it } from 'vitest';
import type { PatientFile } from '../../../../web/portal/transfer/open-files.ts';
import type { Progress } from '../../../../web/portal/transfer/run-import.ts';
import { newVisit, patient } from '../../../support/builders.ts';
import { pageGlobals } from '../../../support/page-globals.ts';
import { portalWorld, tokenOf } from '../../../support/portal.ts';

const staff = 'staff@sahlgrenska';
const world = await portalWorld();
let requests = 0;
let failAt = Number.POSITIVE_INFINITY;
let whenAsked = () => {};
pageGlobals((request) => {
  requests += 1;
  whenAsked();
  if (requests === failAt) throw new TypeError('Failed to fetch');
  return world.app.request(request);
});
const { keepTokens } = await import('../../../../web/portal/sign-in/tokens.ts');
keepTokens({ access: tokenOf(staff) });
const { runImport } = await import('../../../../web/portal/transfer/run-import.ts');

beforeEach(() => {
  requests = 0;
  whenAsked = () => {};
  failAt = Number.POSITIVE_INFINITY;
});

/** A file of patients in two requests, with one that is refused and one that comes twice. */
function fileOf(prefix: string): PatientFile {
  const texts = Array.from({ length: 203 }, (_, index) =>
    JSON.stringify(patient({ reference: `${prefix}-${index + 1}` })),
  );
  texts[201] = JSON.stringify({ ...patient({ reference: `${prefix}-202` }), homeRegion: '99' });
  texts[202] = texts[0] ?? '';
  const lines = texts.map((text, index) => ({ line: index + 1, text }));
  return { name: 'x.ndjson', size: 1, count: lines.length, lines: () => lines, refused: [], notes: [] };
}

async function run(file: PatientFile, { dryRun = false, stopAfter = 9 } = {}) {
  const stop = new AbortController();
  const seen: Progress[] = [];
  const onProgress = (progress: Progress) => {
    seen.push(progress);
    if (seen.length === stopAfter) stop.abort();
  };
  const result = runImport(file, { dryRun, onProgress, signal: stop.signal });
  return { seen, result: await result.catch((error: unknown) => error) };
}

it('previews references that read alike though they are in different pieces', async () => {
  const file = fileOf('Alike');
  const again = JSON.stringify(patient({ reference: 'ALIKE-007' }));
  const lines = [...(file.lines() as { line: number; text: string }[]), { line: 204, text: again }];
  const { result } = await run({ ...file, lines: () => lines }, { dryRun: true });
  const { rejected } = result as { rejected: { line: number; sameReference?: string[] }[] };
  expect(rejected.find(({ line }) => line === 204)).toMatchObject({
    reference: 'ALIKE-007',
    sameReference: ['Alike-7'],
  });
});

it('sends a file in pieces, reports its progress, and sums the results', async () => {
  const { seen, result } = await run(fileOf('A'));
  expect(requests).toBe(2);
  expect(seen.map(({ lines, result: { created } }) => [lines, created])).toEqual([
    [200, 200],
    [203, 201],
  ]);
  expect(seen.at(-1)?.result).toEqual(result);
  expect(result).toMatchObject({
    created: 201,
    rejected: [
      { line: 202, reference: 'A-202', errors: [{ path: 'homeRegion' }] },
      { line: 203, reference: 'A-1', errors: [{ path: 'reference' }] },
    ],
  });
});

it('changes nothing in a dry run', async () => {
  const dry = { dryRun: true };
  expect((await run(fileOf('B'), dry)).result).toMatchObject({ created: 201 });
  expect((await run(fileOf('B'), dry)).result).toMatchObject({ created: 201, unchanged: 0 });
});

it('stops between pieces, and sent again it goes on from there', async () => {
  const { seen, result } = await run(fileOf('C'), { stopAfter: 1 });
  expect([requests, seen.length]).toEqual([1, 1]);
  expect(result).toMatchObject({ name: 'AbortError' });
  expect((await run(fileOf('C'))).result).toMatchObject({ created: 1, unchanged: 200 });
});

it('counts the piece that was on its way when it was stopped, since that piece is imported', async () => {
  const stop = new AbortController();
  const seen: Progress[] = [];
  whenAsked = () => stop.abort();
  const result = runImport(fileOf('S'), {
    dryRun: false,
    onProgress: (one) => seen.push(one),
    signal: stop.signal,
  });
  await expect(result).rejects.toMatchObject({ name: 'AbortError' });
  expect(seen.map(({ result: { created } }) => created)).toEqual([200]);
  expect((await run(fileOf('S'))).result).toMatchObject({ created: 1, unchanged: 200 });
});

it('lists in a dry run the patients it would create and change, each change with its entry', async () => {
  const text = (homeRegion: string, date: string) =>
    JSON.stringify(patient({ reference: 'T-1', homeRegion, visits: [newVisit({ date })] }));
  const [was, is] = [text('14', '2026-02-11'), text('12', '2026-02-12')];
  const file = (lines: string[]): PatientFile => ({
    ...{ name: 'x.ndjson', size: 1, count: lines.length, refused: [], notes: [] },
    lines: () => lines.map((one, index) => ({ line: index + 7, text: one })),
  });
  await run(file([was]));
  const { result } = await run(file([JSON.stringify(patient({ reference: 'T-2' })), is]), { dryRun: true });
  expect(result).toMatchObject({
    details: [
      {
        line: 7,
        reference: 'T-2',
        outcome: 'created',
        changes: expect.arrayContaining([expect.objectContaining({ path: 'birthDate', kind: 'added' })]),
      },
      {
        line: 8,
        reference: 'T-1',
        outcome: 'updated',
        changes: [
          { path: 'homeRegion', before: '14', after: '12' },
          { path: 'visits.0.date', before: '2026-02-11', after: '2026-02-12', entry: { kind: 'new' } },
        ],
      },
    ],
  });
});

it('ends when the network is lost, and still reports the imported patients', async () => {
  failAt = 2;
  const { seen, result } = await run(fileOf('D'));
  expect(result).toMatchObject({ status: 0 });
  expect(seen.map(({ result: { created } }) => created)).toEqual([200]);
});

it('keeps the lines refused without the server, in the order of the file', async () => {
  const refused = [
    { line: 250, reference: 'row', errors: [{ path: '', message: 'Raden går inte att läsa.' }] },
  ];
  const { lines, ...file } = fileOf('E');
  const few = Array.from(lines() as { line: number; text: string }[]).slice(200);
  const { result } = await run({ ...file, lines: () => few, refused });
  expect(result).toMatchObject({ created: 2, rejected: [{ reference: 'E-202' }, { reference: 'row' }] });
});
