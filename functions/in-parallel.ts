/**
 * Calls for every item, at most `width` at a time. After the first failure no more calls begin. The failure
 * is thrown when those under way have ended, so that nothing runs on behind the caller.
 * @returns results in the order of the items
 * @throws the error of the first call that failed
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
