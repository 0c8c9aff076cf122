import { describe, expect, it } from 'vitest';
import { inParallel } from '../functions/in-parallel.ts';

/** Calls that return when the test releases them. */
function calls() {
  const under = new Map<number, { answer: () => void; refuse: (error: Error) => void }>();
  const begun: number[] = [];
  return {
    under,
    begun,
    call: (item: number) =>
      new Promise<string>((resolve, reject) => {
        begun.push(item);
        const end = (work: () => void) => () => {
          under.delete(item);
          work();
        };
        under.set(item, {
          answer: end(() => resolve(`answer ${item}`)),
          refuse: (error) => end(() => reject(error))(),
        });
      }),
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('some at a time', () => {
  it('gives the answers in the order of the items, whichever comes first', async () => {
    const { call, under, begun } = calls();
    const all = inParallel([1, 2, 3], 2, call);
    expect(begun).toEqual([1, 2]);
    under.get(2)?.answer();
    await turn();
    expect(begun).toEqual([1, 2, 3]);
    under.get(3)?.answer();
    under.get(1)?.answer();
    expect(await all).toEqual(['answer 1', 'answer 2', 'answer 3']);
  });

  it('accepts an iterable without a length, and takes only the items in work', async () => {
    function* endless() {
      for (let item = 1; ; item++) yield item;
    }
    const { call, under, begun } = calls();
    const all = inParallel(endless(), 3, call);
    under.get(2)?.refuse(new Error('stopped'));
    await turn();
    under.get(1)?.answer();
    under.get(3)?.answer();
    await expect(all).rejects.toThrow('stopped');
    expect(begun).toEqual([1, 2, 3]);
  });

  it('reports the first failure, once no call is under way', async () => {
    const { call, under } = calls();
    let told: unknown;
    const all = inParallel([1, 2, 3], 3, call).catch((error: unknown) => {
      told = error;
    });
    under.get(3)?.refuse(new Error('first'));
    under.get(1)?.refuse(new Error('second'));
    await turn();
    expect(told).toBeUndefined();
    under.get(2)?.answer();
    await all;
    expect(told).toEqual(new Error('first'));
  });

  it('returns an empty list for no items', async () => {
    expect(await inParallel([], 4, calls().call)).toEqual([]);
  });
});
