import { describe, expect, it } from 'vitest';
import { importLimit, linesLimit } from '../../../functions/domain/limits.ts';
import { ndjsonLines } from '../../../functions/http/portal/ndjson-lines.ts';
import { failed } from '../../support/failed.ts';

describe('lines of JSON', () => {
  it('that give a field twice are reported one by one', () => {
    const [first, second] = ndjsonLines('{"reference":"A","reference":"B"}\n{}');
    expect(first).toMatchObject({ line: 1, errors: [{ path: 'reference' }] });
    expect(second).toEqual({ line: 2, value: {} });
  });

  it('are numbered by position; empty ones are counted and skipped', () => {
    expect([...ndjsonLines('{}\r\n\n  \n7')]).toEqual([
      { line: 1, value: {} },
      { line: 4, value: 7 },
    ]);
    expect([...ndjsonLines('')]).toEqual([]);
  });

  it('that are no JSON are reported one by one', () => {
    const [first, second] = ndjsonLines('{]\n{}');
    expect(first).toEqual({ line: 1, errors: [{ path: '', message: 'Raden är inte giltig JSON.' }] });
    expect(second).toEqual({ line: 2, value: {} });
  });

  it('are too many at one more than the limit of patients, which is reported before the first', () => {
    expect([...ndjsonLines('7\n'.repeat(linesLimit))]).toHaveLength(linesLimit);
    expect(() => ndjsonLines('7\n'.repeat(linesLimit + 1))).toThrow(failed('malformed'));
  });

  it.each([' ', '\n', 'x'])('are read through once, also a request of nothing but %j', (one) => {
    expect([...ndjsonLines(one.repeat(importLimit))].length).toBeLessThanOrEqual(1);
  });
});
