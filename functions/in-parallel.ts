/**
 * Calls for every item, at most `width` at a time. At the first call that fails no more are begun; those under way are
 * waited for, so that nothing goes on behind the back of whoever is told of the failure.
 * @returns results in the order of the items
 * @throws what the first call that failed threw
 */
export async function inParallel<Item, Result>(
  items: Iterable<Item>,
  width: number,
  call: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const iterator = items[Symbol.iterator]();
  let begun = 0;
  let failure: { error: unknown } | undefined;
  const work = async () => {
    try {
      while (!failure) {
        const next = iterator.next();
        if (next.done) return;
        const index = begun++;
        results[index] = await call(next.value);
      }
    } catch (error) {
      failure ??= { error };
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  if (failure) throw failure.error;
  return results;
}
