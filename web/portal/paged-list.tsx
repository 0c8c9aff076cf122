import type { ComponentChildren } from 'preact';
import { Button } from '../ui/button.tsx';
import { formatCount } from '../ui/format.ts';
import { Loading } from '../ui/notice.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { announce } from './announce.tsx';
import { type ListPage, type Pages, usePages } from './list-pages.ts';
import { ProblemNotice } from './problem-view.tsx';

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
  const [one, several] = nouns;
  const pages = usePages(list, fetchPage, (count) =>
    announce(`${formatCount(count, one, several)} till visas.`),
  );
  const { rows } = pages;
  if (pages.problem) return <ProblemNotice problem={pages.problem} onRetry={pages.reload} />;
  if (!rows) return <Loading what={several} />;
  if (rows.length === 0) return <>{empty}</>;
  return (
    <div class="card stack">
      <Table
        caption={`${formatCount(rows.length, one, several)}${pages.hasMore ? ' visas, fler finns' : ''}`}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
      />
      <More pages={pages} text="Visa fler" />
    </div>
  );
}

/** The way to the rest of a list, below what is shown of it. */
export function More<Row>({ pages, text }: { pages: Pages<Row>; text: string }) {
  const { busy, problem } = pages.more;
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      {pages.hasMore && (
        <p>
          <Button busy={busy} onPress={() => void pages.fetchMore()}>
            {text}
          </Button>
        </p>
      )}
    </>
  );
}
