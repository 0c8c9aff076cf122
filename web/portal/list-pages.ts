import { useEffect, useState } from 'preact/hooks';
import { useLoad, useTask } from './load.ts';
import type { Problem } from './problem.ts';

/** Some rows of a list, and where it goes on. */
export type ListPage<Row> = {
  rows: Row[];
  next: string | undefined;
  /** How many there are in all, where that is known. */
  total?: number | undefined;
};

/** A list as far as it has been fetched. */
export type Pages<Row> = {
  /** Undefined until the first of them are there. */
  rows: Row[] | undefined;
  hasMore: boolean;
  total: number | undefined;
  /** Why there are none. */
  problem: Problem | undefined;
  reload: () => Promise<void>;
  /** Fetches the page after those that are there. */
  fetchMore: () => Promise<void>;
  /** Whether more are being fetched, and why none came. */
  more: { busy: boolean; problem: Problem | undefined };
};

/** How many rows each list showed last: whoever comes back to one finds as many there. In this tab's memory only. */
const shownRows = new Map<string, number>();

/**
 * A list that is fetched a page at a time, and as far as it was shown last.
 * @param list tells it from any other: rows of one are never shown under another
 * @param onMore told how many rows came with another page
 */
export function usePages<Row>(
  list: string,
  fetchPage: (after?: string) => Promise<ListPage<Row>>,
  onMore?: (count: number) => void,
): Pages<Row> {
  const [later, setLater] = useState<ListPage<Row>>();
  const first = useLoad(list, async () => {
    const wanted = shownRows.get(list) ?? 0;
    const { rows, next, total } = await fetchPage();
    const page = { rows: [...rows], next, total };
    while (page.next !== undefined && page.rows.length < wanted) {
      const following = await fetchPage(page.next);
      page.rows.push(...following.rows);
      page.next = following.next;
    }
    return page;
  });
  const task = useTask();
  useEffect(() => setLater(undefined), [first.data]);
  const { next } = later ?? first.data ?? { next: undefined };
  const fetchMore = () =>
    task.run(async () => {
      const page = await fetchPage(next);
      const rows = [...(later?.rows ?? []), ...page.rows];
      setLater({ rows, next: page.next });
      shownRows.set(list, (first.data?.rows.length ?? 0) + rows.length);
      onMore?.(page.rows.length);
    });
  return {
    rows: first.data && [...first.data.rows, ...(later?.rows ?? [])],
    hasMore: next !== undefined,
    total: first.data?.total,
    problem: first.problem,
    reload: first.reload,
    fetchMore,
    more: { busy: task.busy, problem: task.problem },
  };
}
