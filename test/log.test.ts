import { afterEach, describe, expect, it, vi } from 'vitest';
import { logRecount, logUnexpected } from '../functions/log.ts';

/** The lines that a piece of work writes to one of the process's outputs. */
function linesOf(output: 'stdout' | 'stderr', work: () => void): unknown[] {
  const write = vi.spyOn(process[output], 'write').mockReturnValue(true);
  work();
  return write.mock.calls.flatMap(([text]) =>
    String(text)
      .split(/(?<=\n)/)
      .map((line) => JSON.parse(line)),
  );
}
afterEach(() => vi.restoreAllMocks());

describe('the line of a recount', () => {
  it('says how much differed', () => {
    expect(linesOf('stdout', () => logRecount(3))).toEqual([{ event: 'recount', differences: 3 }]);
  });

  it('is there too when nothing did, or an alarm could not tell it from none', () => {
    expect(linesOf('stdout', () => logRecount(0))).toEqual([{ event: 'recount', differences: 0 }]);
  });
});

describe('the line of an unexpected error', () => {
  it('has its id, what kind it was and where, and nothing of what it says', () => {
    const error = new RangeError('SU-0001 was born on\n    at 1980-05-05');
    const lines = linesOf('stderr', () => logUnexpected('abc', error));
    expect(lines).toEqual([{ event: 'unexpected', id: 'abc', name: 'RangeError', at: expect.any(Array) }]);
    expect(JSON.stringify(lines)).not.toMatch(/SU-0001|1980/);
    expect(JSON.stringify(lines)).toContain('log.test.ts');
  });

  it.each([['a text'], [undefined], [{ reference: 'SU-0001' }]])(
    'is written for %j as well, by its type',
    (thrown) => {
      expect(linesOf('stderr', () => logUnexpected('abc', thrown))).toEqual([
        { event: 'unexpected', id: 'abc', name: typeof thrown, at: [] },
      ]);
    },
  );
});
