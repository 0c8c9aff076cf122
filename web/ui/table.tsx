import type { ComponentChildren, JSX } from 'preact';
import { Dated } from './dated.tsx';

export type Column<Row> = {
  heading: string;
  cell: (row: Row) => ComponentChildren;
  numeric?: boolean;
  /** Names the row for assistive technology; one column has it. */
  names?: boolean;
  /** Makes the heading a button that sorts. */
  sort?: { direction: 'none' | 'ascending' | 'descending'; onSort: () => void };
};

type TableProps<Row> = {
  /** Says what the table holds; read out, and shown unless `quietCaption`. */
  caption: string;
  quietCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Rows that stand out, such as the row opened last. */
  isMarked?: (row: Row) => boolean;
  /** A class for the look of this table. */
  look?: string;
};

/**
 * A native table that becomes a list of cards on a phone. The roles stand explicitly, because browsers drop a table's
 * meaning when its display changes.
 */
export function Table<Row>({
  caption,
  quietCaption = false,
  columns,
  rows,
  keyOf,
  isMarked,
  look = '',
}: TableProps<Row>): JSX.Element {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: kept when CSS turns the table into cards
    <table role="table" class={look}>
      <caption class={quietCaption ? 'unseen' : ''}>{caption}</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.heading}
              // biome-ignore lint/a11y/noRedundantRoles: as above
              role="columnheader"
              scope="col"
              class={column.numeric ? 'numeric' : ''}
              {...(column.sort && { 'aria-sort': column.sort.direction })}
            >
              {column.sort ? (
                <SortButton {...column.sort} text={column.heading} />
              ) : (
                <Dated text={column.heading} />
              )}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <tbody role="rowgroup">
        {rows.map((row) => (
          // biome-ignore lint/a11y/noRedundantRoles: as above
          <tr key={keyOf(row)} role="row" class={isMarked?.(row) ? 'marked' : ''}>
            {columns.map((column) => (
              <Cell key={column.heading} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const arrows = { ascending: 'M1 6l4-4 4 4', descending: 'M1 4l4 4 4-4' } as const;

function SortButton({ text, direction, onSort }: { text: string } & NonNullable<Column<never>['sort']>) {
  return (
    <button type="button" class="sort" onClick={onSort}>
      {text}
      <svg class="sort-arrow" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        {direction !== 'none' && <path d={arrows[direction]} />}
      </svg>
    </button>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = column.numeric ? 'numeric' : '';
  const content = (
    <>
      <span class="cell-heading" aria-hidden="true">
        <Dated text={column.heading} />
      </span>
      <span>{column.cell(row)}</span>
    </>
  );
  return column.names ? (
    // biome-ignore lint/a11y/noRedundantRoles: kept when CSS turns the table into cards
    <th role="rowheader" scope="row" class={className}>
      {content}
    </th>
  ) : (
    // biome-ignore lint/a11y/noRedundantRoles: kept when CSS turns the table into cards
    <td role="cell" class={className}>
      {content}
    </td>
  );
}
