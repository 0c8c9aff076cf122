import { describe, expect, it } from 'vitest';
import { toldRoom } from '../../functions/domain/limits.ts';
import { toldRejections } from '../../functions/exchange/told-rejections.ts';

describe('the errors of faulty lines', () => {
  const errors = (count: number) => Array.from({ length: count }, () => ({ path: 'x', message: 'Fel.' }));

  it('come in the order of the lines', () => {
    const { rejected: told } = toldRejections([3, 1, 2].map((line) => ({ line, errors: errors(1) })));
    expect(told.map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  it('are fifty a line, and after ten thousand in all the first of each line', () => {
    const { rejected: told } = toldRejections(
      Array.from({ length: 300 }, (_, line) => ({ line, errors: errors(60) })),
    );
    const counts = told.map((one) => one.errors.length);
    expect(counts.slice(0, 200)).toEqual(Array(200).fill(50));
    expect(counts.slice(200)).toEqual(Array(100).fill(1));
  });

  it('are under a megabyte together with the details of imported patients, and the rest is counted', () => {
    const long = { path: 'x', message: 'å'.repeat(400) };
    const rejections = Array.from({ length: 5_000 }, (_, line) => ({ line, errors: [long, long] }));
    const { rejected, rejectedMore = 0 } = toldRejections(rejections);
    expect(rejected[0]?.errors).toHaveLength(2);
    expect(rejected.at(-1)?.errors).toHaveLength(1);
    expect(rejected.length + rejectedMore).toBe(5_000);
    expect(rejectedMore).toBeGreaterThan(0);
    expect(Buffer.byteLength(JSON.stringify(rejected))).toBeLessThan(toldRoom.rejections * 1.01);
    expect(toldRoom.rejections + toldRoom.details).toBeLessThan(1024 * 1024);
  });
});
