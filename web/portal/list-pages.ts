import { useEffect, useState } from 'preact/hooks';
import { useLoad, useTask } from './load.ts';
import type { Problem } from './problem.ts';

/** Some rows of a list, and where it goes on. */
export type ListPage<Row> = { rows: Row[]; next: string | undefined };

/** A list as far as it has been fetched. */
export type Pages<Row> = {
  /** Undefined until the first of them are there. */
  rows: Row[] | undefined;
  hasMore: boolean;
  /** Why there are none. */
  problem: Problem | undefined;
  reload: () => Promise<void>;
  /** Fetches the page after those that are there. */
  fetchMore: () => Promise<void>;
  /** Whether more are being fetched, and why none came. */
  more: { busy: boolean; problem: Problem | undefined };
};

/**
 * A list that is fetched a page at a time.
 * @param list tells it from any other: rows of one are never shown under another
 * @param onMore told how many rows came with another page
 */
export function usePages<Row>(
  list: string,
  fetchPage: (after?: string) => Promise<ListPage<Row>>,
  onMore?: (count: number) => void,
): Pages<Row> {
  const [later, setLater] = useState<ListPage<Row>>();
  const first = useLoad(list, () => fetchPage());
  const task = useTask();
  useEffect(() => setLater(undefined), [first.data]);
  const { next } = later ?? first.data ?? { next: undefined };
  const fetchMore = () =>
    task.run(async () => {
      const page = await fetchPage(next);
      setLater({ rows: [...(later?.rows ?? []), ...page.rows], next: page.next });
      onMore?.(page.rows.length);
    });
  return {
    rows: first.data && [...first.data.rows, ...(later?.rows ?? [])],
    hasMore: next !== undefined,
    problem: first.problem,
    reload: first.reload,
    fetchMore,
    more: { busy: task.busy, problem: task.problem },
  };
}
