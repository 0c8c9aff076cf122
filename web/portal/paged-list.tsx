import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { formatCount, formatNumber } from '../ui/format.ts';
import { Loading } from '../ui/notice.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { announce } from './announce.tsx';
import { type ListPage, type Pages, usePages } from './list-pages.ts';
import { rememberList } from './list-trail.ts';
import { patientAt } from './patients/page/patient-path.ts';
import { ProblemNotice } from './problem-view.tsx';
import { pathShown } from './shell.tsx';

type PagedListProps<Row> = {
  /** The name of this list; rows of one list are never shown under another. */
  list: string;
  fetchPage: (after?: string) => Promise<ListPage<Row>>;
  /** The noun for the rows: «patient», «patienter». */
  nouns: readonly [one: string, several: string];
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  /** The reference of the patient that a row leads to. */
  patientOf: (row: Row) => string;
  /** Shown when the list is empty. */
  empty: ComponentChildren;
  /** What can be done with the shown rows, above them. */
  tools?: (rows: readonly Row[]) => ComponentChildren;
  /** The rows of the list before stay on the screen, marked as busy, while those of the next are fetched. */
  keepsRows?: boolean;
  /** A class for the look of the table. */
  look?: string;
};

/** A list that is shown a page at a time, with a button for more. */
export function PagedList<Row>({
  list,
  fetchPage,
  nouns,
  columns,
  keyOf,
  patientOf,
  empty,
  tools,
  keepsRows = false,
  look,
}: PagedListProps<Row>) {
  const [one, several] = nouns;
  // Marks the row of the patient that the user comes back from.
  const [left] = useState(() => patientAt(pathShown() ?? ''));
  const card = useRef<HTMLDivElement>(null);
  const pages = usePages(list, fetchPage, (count) =>
    announce(`${formatCount(count, one, several)} till visas.`),
  );
  const { hasMore, total } = pages;
  const kept = useRef<Row[] | undefined>(undefined);
  if (pages.rows) kept.current = pages.rows;
  const isOld = keepsRows && pages.rows === undefined && kept.current !== undefined;
  const rows = isOld ? kept.current : pages.rows;
  const isThere = pages.rows !== undefined;
  useEffect(() => {
    // Whoever began something else while the list was on its way keeps their place.
    if (document.activeElement?.matches('body, h1') === false) return;
    const link = card.current?.querySelector<HTMLElement>('tr.marked a');
    link?.scrollIntoView({ block: 'center' });
    link?.focus({ preventScroll: true });
  }, [isThere]);
  useEffect(() => {
    if (rows && !isOld) rememberList(list, rows.map(patientOf), hasMore);
  });
  if (pages.problem) return <ProblemNotice problem={pages.problem} onRetry={pages.reload} />;
  if (!rows) return <Loading what={several} />;
  if (rows.length === 0) return <>{empty}</>;
  return (
    <div class={isOld ? 'card stack busy' : 'card stack'} ref={card} aria-busy={isOld}>
      {!isOld && tools?.(rows)}
      <Table
        {...(look === undefined ? {} : { look })}
        caption={
          isOld
            ? `Hämtar ${several} …`
            : hasMore
              ? partText(rows.length, total, nouns)
              : formatCount(rows.length, one, several)
        }
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        isMarked={(row) => patientOf(row) === left}
      />
      <More pages={pages} text="Visa fler" />
    </div>
  );
}

/** The text that says how much of a list is shown: «50 av 198 patienter visas». */
function partText(
  shown: number,
  total: number | undefined,
  [one, several]: readonly [one: string, several: string],
): string {
  return total === undefined
    ? `${formatCount(shown, one, several)} visas, fler finns`
    : `${formatNumber(shown)} av ${formatCount(total, one, several)} visas`;
}

/** The button for the rest of a list, below the rows that are shown. */
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
