import { describe, expect, it } from 'vitest';
import { importLimit, linesLimit } from '../../../functions/domain/limits.ts';
import { atUnit } from '../../../functions/http/auth.ts';
import {
  importPatients,
  type Numbered,
  ndjsonLines,
  toldOf,
} from '../../../functions/http/portal/import-lines.ts';
import { failed } from '../../support/failed.ts';
import { portalWorld } from '../../support/portal.ts';
import { workedExample } from '../../support/worked-example.ts';

const at = atUnit({ subject: 'staff@sahlgrenska', role: 'staff', unit: 'sahlgrenska' });
type World = Awaited<ReturnType<typeof portalWorld>>;

/** Fails the table's first write, and counts what is under way. */
function failFirstWrite({ table }: World) {
  const seen = { underWay: 0, writes: 0 };
  table.client.middlewareStack.add(
    (next, context) => async (request) => {
      if (/^TransactWrite|^Put/.test(String(context.commandName))) {
        seen.writes += 1;
        if (seen.writes === 1) throw new Error('stopped');
      }
      seen.underWay += 1;
      try {
        return await next(request);
      } finally {
        seen.underWay -= 1;
      }
    },
    { step: 'initialize', name: 'failFirstWrite' },
  );
  return seen;
}

/** A hundred patients, and how many of them have been asked for. */
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

describe('an import that cannot go on', () => {
  it('has stopped when it says so: nothing is under way, and nobody more is taken', async () => {
    const world = await portalWorld();
    const seen = failFirstWrite(world);
    const { taken, lines } = hundred();
    await expect(importPatients(world.deps, at, lines(), { dryRun: false, details: false })).rejects.toThrow(
      'stopped',
    );
    expect(seen.underWay).toBe(0);
    expect(taken.count).toBe(8);
    expect(seen.writes).toBe(8);
  });

  it('leaves in whoever was on the way in', async () => {
    const world = await portalWorld();
    function* broken(): Generator<Numbered> {
      yield { line: 1, value: { ...workedExample(), reference: 'B-1' } };
      throw new Error('no more lines');
    }
    await expect(importPatients(world.deps, at, broken(), { dryRun: false, details: false })).rejects.toThrow(
      'no more lines',
    );
    expect((await world.ask('staff@sahlgrenska', '/patients/B-1')).status).toBe(200);
  });
});

describe('lines of JSON', () => {
  it('that give a field twice are told of one by one', () => {
    const [first, second] = ndjsonLines('{"reference":"A","reference":"B"}\n{}');
    expect(first).toMatchObject({ line: 1, errors: [{ path: 'reference' }] });
    expect(second).toEqual({ line: 2, value: {} });
  });

  it('are numbered as they stand, with empty ones counted and passed over', () => {
    expect([...ndjsonLines('{}\r\n\n  \n7')]).toEqual([
      { line: 1, value: {} },
      { line: 4, value: 7 },
    ]);
    expect([...ndjsonLines('')]).toEqual([]);
  });

  it('that are no JSON are told of one by one', () => {
    const [first, second] = ndjsonLines('{]\n{}');
    expect(first).toEqual({ line: 1, errors: [{ path: '', message: 'Raden är inte giltig JSON.' }] });
    expect(second).toEqual({ line: 2, value: {} });
  });

  it('are too many at one more than there can be patients, which is told before the first', () => {
    expect([...ndjsonLines('7\n'.repeat(linesLimit))]).toHaveLength(linesLimit);
    expect(() => ndjsonLines('7\n'.repeat(linesLimit + 1))).toThrow(failed('malformed'));
  });

  it.each([' ', '\n', 'x'])('are read through once, also a request of nothing but %j', (one) => {
    expect([...ndjsonLines(one.repeat(importLimit))].length).toBeLessThanOrEqual(1);
  });
});

describe('what is told of lines at fault', () => {
  const errors = (count: number) => Array.from({ length: count }, () => ({ path: 'x', message: 'Fel.' }));

  it('comes in the order of the lines', () => {
    const told = toldOf([3, 1, 2].map((line) => ({ line, errors: errors(1) })));
    expect(told.map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  it('is fifty errors of a line, and of each that follows ten thousand its first', () => {
    const told = toldOf(Array.from({ length: 300 }, (_, line) => ({ line, errors: errors(60) })));
    const counts = told.map((one) => one.errors.length);
    expect(counts.slice(0, 200)).toEqual(Array(200).fill(50));
    expect(counts.slice(200)).toEqual(Array(100).fill(1));
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
