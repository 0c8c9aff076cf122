import { describe, expect, it } from 'vitest';
import { logRecount, logUnexpected } from '../functions/log.ts';
import { linesOf } from './support/written-lines.ts';

/** The fields that the logger writes in every line. */
const head = (level: 'INFO' | 'ERROR') => ({
  level,
  message: expect.stringMatching(/^[A-Z]/),
  timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  service: 'nhv-follow-up',
  sampling_rate: 0,
});

describe('the line of a recount', () => {
  it('gives the number of differences', () => {
    expect(linesOf('stdout', () => logRecount({ unit: 'sahlgrenska', renewed: 2, differences: 3 }))).toEqual([
      { ...head('INFO'), event: 'recount', unit: 'sahlgrenska', renewed: 2, differences: 3 },
    ]);
  });

  it('is written without differences too, as an alarm must distinguish that from no recount', () => {
    expect(linesOf('stdout', () => logRecount({ unit: 'sahlgrenska', renewed: 0, differences: 0 }))).toEqual([
      { ...head('INFO'), event: 'recount', unit: 'sahlgrenska', renewed: 0, differences: 0 },
    ]);
  });
});

describe('the line of an unexpected error', () => {
  it('has its id, name and place, and not its message', () => {
    const error = new RangeError('SU-0001 was born on\n    at 1980-05-05');
    const lines = linesOf('stderr', () => logUnexpected('abc', error));
    expect(lines).toEqual([
      { ...head('ERROR'), event: 'unexpected', id: 'abc', name: 'RangeError', at: expect.any(Array) },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/SU-0001|1980/);
    expect(JSON.stringify(lines)).toContain('log.test.ts');
  });

  it.each([['a text'], [undefined], [{ reference: 'SU-0001' }]])(
    'is written for %j as well, by its type',
    (thrown) => {
      expect(linesOf('stderr', () => logUnexpected('abc', thrown))).toEqual([
        { ...head('ERROR'), event: 'unexpected', id: 'abc', name: typeof thrown, at: [] },
      ]);
    },
  );
});
