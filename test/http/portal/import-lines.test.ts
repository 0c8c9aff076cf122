import { describe, expect, it } from 'vitest';
import { atUnit } from '../../../functions/http/auth.ts';
import { type ImportHow, importPatients } from '../../../functions/http/portal/import-lines.ts';
import type { Numbered } from '../../../functions/http/portal/ndjson-lines.ts';
import { portalWorld } from '../../support/portal.ts';
import { workedExample } from '../../support/worked-example.ts';

const at = atUnit({ subject: 'staff@sahlgrenska', role: 'staff', unit: 'sahlgrenska' });
type World = Awaited<ReturnType<typeof portalWorld>>;

/** The unit's first patient: what a unit's first creation writes beside it is written. */
const first = (world: World) =>
  importPatients(world.deps, at, [{ line: 1, value: { ...workedExample(), reference: 'first' } }], how);

const how: ImportHow = {
  dryRun: false,
  details: false,
  acceptsAlike: false,
  earlier: [],
  hasTime: () => true,
};

/** Fails the table's first writes, and counts those under way. */
function failWrites({ table }: World, failing: number) {
  const seen = { underWay: 0, writes: 0 };
  table.client.middlewareStack.add(
    (next, context) => async (request) => {
      if (/^TransactWrite|^Put/.test(String(context.commandName))) {
        seen.writes += 1;
        if (seen.writes <= failing) throw new Error('stopped');
      }
      seen.underWay += 1;
      try {
        return await next(request);
      } finally {
        seen.underWay -= 1;
      }
    },
    { step: 'initialize', name: 'failWrites' },
  );
  return seen;
}

/** A hundred patients, and the number of them that were taken. */
function hundred() {
  const taken = { count: 0 };
  function* lines(): Generator<Numbered> {
    for (let line = 1; line <= 100; line++) {
      taken.count = line;
      yield { line, value: { ...workedExample(), reference: `H-${line}` } };
    }
  }
  return { taken, lines };
}

describe('an import', () => {
  it('reports an unexpected error with its line, and imports the others', async () => {
    const world = await portalWorld();
    await first(world);
    const seen = failWrites(world, 1);
    const { taken, lines } = hundred();
    const { created, rejected } = await importPatients(world.deps, at, lines(), how);
    expect(created).toBe(99);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]?.errors[0]?.message).toMatch(/^Något oväntat gick fel med raden\. .* nummer \S+\.$/);
    expect([taken.count, seen.underWay]).toEqual([100, 0]);
  });

  it('stops trying after repeated failures, and reports the rest as not tried', async () => {
    const world = await portalWorld();
    await first(world);
    const seen = failWrites(world, Number.POSITIVE_INFINITY);
    const { created, rejected } = await importPatients(world.deps, at, hundred().lines(), how);
    expect([created, rejected.length]).toEqual([0, 100]);
    expect(rejected.at(-1)?.errors).toEqual([
      { path: '', message: 'Raden hann inte prövas. Läs in den igen.' },
    ]);
    expect(seen.writes).toBeLessThan(30);
    expect(seen.underWay).toBe(0);
  });

  it('imports as many as it has time for, and reports the rest as not tried', async () => {
    const world = await portalWorld();
    let asked = 0;
    const hasTime = () => {
      asked += 1;
      return asked <= 30;
    };
    const { created, rejected } = await importPatients(world.deps, at, hundred().lines(), {
      ...how,
      hasTime,
    });
    expect([created, rejected.length]).toEqual([30, 70]);
    expect(rejected[0]).toMatchObject({
      reference: 'H-31',
      errors: [{ message: expect.stringContaining('hann inte prövas') }],
    });
  });

  it('keeps the patients whose write was under way when the lines end too soon', async () => {
    const world = await portalWorld();
    function* broken(): Generator<Numbered> {
      yield { line: 1, value: { ...workedExample(), reference: 'B-1' } };
      throw new Error('no more lines');
    }
    await expect(importPatients(world.deps, at, broken(), how)).rejects.toThrow('no more lines');
    expect((await world.ask('staff@sahlgrenska', '/patients/B-1')).status).toBe(200);
  });
});

it.each([
  ['objects', '{"a":', '}'],
  ['lists', '[', ']'],
])(
  'a line nested deeper than a machine can follow stays out, and the others go in: %s',
  async (_, open, close) => {
    const world = await portalWorld();
    const deep = `${open.repeat(50_000)}1${close.repeat(50_000)}`;
    const second = JSON.stringify({ ...workedExample(), reference: 'second', legalSex: 'X' });
    const { status, body } = await world.importLines('staff@sahlgrenska', [
      { ...workedExample(), reference: 'first' },
      deep,
      second.replace('"X"', deep),
      { ...workedExample(), reference: 'last' },
    ]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ created: 2, rejected: [{ line: 2 }, { line: 3, reference: 'second' }] });
  },
);
