import { describe, expect, it } from 'vitest';
import { Again, retrying } from '../functions/retrying.ts';

/** Attempts that return `results` in turn; every further one returns the last. */
function attemptsOf<Result>(...results: Result[]) {
  const counts: number[] = [];
  const attempt = async (count: number) => {
    counts.push(count);
    return results[Math.min(count, results.length) - 1] as Result;
  };
  return { counts, attempt };
}

describe('an attempt', () => {
  it('is made once when it returns a result, undefined included', async () => {
    for (const result of ['done', null, undefined]) {
      const { counts, attempt } = attemptsOf(result);
      expect(await retrying(5, attempt)).toBe(result);
      expect(counts).toEqual([1]);
    }
  });

  it('is made again while it asks for that', async () => {
    const { counts, attempt } = attemptsOf<string | Again>(new Again('busy'), new Again('busy'), 'done');
    expect(await retrying(5, attempt)).toBe('done');
    expect(counts).toEqual([1, 2, 3]);
  });

  it('fails with the reason of the last attempt, or returns the result of giving up', async () => {
    const busy = () => attemptsOf<string | Again>(new Again('first'), new Again('last'));
    const { counts, attempt } = busy();
    await expect(retrying(2, attempt)).rejects.toBe('last');
    expect(counts).toEqual([1, 2]);
    expect(await retrying(2, busy().attempt, (reason) => `gave up: ${reason}`)).toBe('gave up: last');
  });

  it('is not made again when it fails', async () => {
    let made = 0;
    const failing = async () => {
      made += 1;
      throw new Error('broken');
    };
    await expect(retrying(5, failing)).rejects.toThrow('broken');
    expect(made).toBe(1);
  });
});
