import { useEffect, useState } from 'preact/hooks';
import { useLoad, useTask } from './load.ts';
import type { Problem } from './problem.ts';

/** One page of a list, and the start of the next page. */
export type ListPage<Row> = {
  rows: Row[];
  next: string | undefined;
  /** The number of rows in the whole list, when it is known. */
  total?: number | undefined;
};

/** The part of a list that has been fetched. */
export type Pages<Row> = {
  /** Undefined until the first page has been fetched. */
  rows: Row[] | undefined;
  hasMore: boolean;
  total: number | undefined;
  /** The reason why there are no rows. */
  problem: Problem | undefined;
  reload: () => Promise<void>;
  /** Fetches the next page. */
  fetchMore: () => Promise<void>;
  /** Whether the next page is being fetched, and why the last attempt failed. */
  more: { busy: boolean; problem: Problem | undefined };
};

/**
 * The number of rows that each list showed last, so that coming back shows as many again. Only in this tab's
 * memory.
 */
const shownRows = new Map<string, number>();

/**
 * Fetches a list a page at a time, and first as many rows as it showed last.
 * @param list the name of the list; rows of one list are never shown under another
 * @param onMore called with the number of rows of each further page
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
