import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { formatCount } from '../ui/format.ts';
import { Loading } from '../ui/notice.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { announce } from './announce.tsx';
import { useLoad, useTask } from './load.ts';
import { ProblemNotice } from './problem-view.tsx';

/** Some rows of a list, and where it goes on. */
export type ListPage<Row> = { rows: Row[]; next: string | undefined };

type PagedListProps<Row> = {
  /** Tells this list from any other: rows of one are never shown under another. */
  list: string;
  fetchPage: (after?: string) => Promise<ListPage<Row>>;
  /** What the rows are, to be counted: «patient», «patienter». */
  nouns: readonly [one: string, several: string];
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  /** In place of a list with nothing in it. */
  empty: ComponentChildren;
};

/** A list that is longer than one wants to see at once, and the way to the rest of it. */
export function PagedList<Row>({ list, fetchPage, nouns, columns, keyOf, empty }: PagedListProps<Row>) {
  const [more, setMore] = useState<ListPage<Row>>();
  const first = useLoad(list, () => fetchPage());
  const task = useTask();
  useEffect(() => setMore(undefined), [first.data]);
  const [one, several] = nouns;
  if (first.problem) return <ProblemNotice problem={first.problem} onRetry={first.reload} />;
  if (!first.data) return <Loading what={several} />;
  const rows = [...first.data.rows, ...(more?.rows ?? [])];
  const { next } = more ?? first.data;
  if (rows.length === 0) return <>{empty}</>;
  const fetchMore = async () => {
    const page = await fetchPage(next);
    setMore({ rows: [...(more?.rows ?? []), ...page.rows], next: page.next });
    announce(`${formatCount(page.rows.length, one, several)} till visas.`);
  };
  return (
    <div class="card stack">
      <Table
        caption={`${formatCount(rows.length, one, several)}${next === undefined ? '' : ' visas, fler finns'}`}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
      />
      {task.problem && <ProblemNotice problem={task.problem} />}
      {next !== undefined && (
        <p>
          <Button busy={task.busy} onPress={() => void task.run(fetchMore)}>
            Visa fler
          </Button>
        </p>
      )}
    </div>
  );
}
