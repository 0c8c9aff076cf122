import { Fragment } from 'preact';
import { Table } from '../../ui/table.tsx';
import { usePlace } from '../session.ts';
import { patientCount } from '../words.ts';
import { changeText } from './change-text.ts';
import type { ImportSum, PlacedDetail } from './pieces.ts';

/** Lists of more patients than this are opened by whoever wants them, so that the buttons stay near. */
const shownAtOnce = 10;

/** Rows of changes that are shown. */
const rowsAtMost = 200;

const Rest = ({ count }: { count: number }) =>
  count > 0 ? <p class="quiet">… och {patientCount(count)} till.</p> : null;

/** Who would be changed, with what was and what becomes, and who would be new. */
export function ImportDetails({ result: { created, updated, details } }: { result: ImportSum }) {
  const changed = details.filter(({ outcome }) => outcome === 'updated');
  const isNew = details.filter(({ outcome }) => outcome === 'created');
  return (
    <>
      {changed.length > 0 && <Changed all={updated} changed={changed} />}
      {isNew.length > 0 && (
        <details open={created <= shownAtOnce}>
          <summary>Skapas: {patientCount(created)}</summary>
          <p>
            {isNew.map(({ line, reference }, index) => (
              <Fragment key={line}>
                {index > 0 && ', '}
                <span class="nowrap">{reference}</span>
              </Fragment>
            ))}
          </p>
          <Rest count={created - isNew.length} />
        </details>
      )}
    </>
  );
}

function Changed({ all, changed }: { all: number; changed: readonly PlacedDetail[] }) {
  const { area } = usePlace();
  const rows = changed.flatMap(({ line, reference, changes, more }) => [
    ...changes.map((change) => ({ line, reference, path: change.path, ...changeText(area, change) })),
    ...(more ? [{ line, reference, path: '', what: `${more} ändringar till`, before: '', after: '' }] : []),
  ]);
  const left = new Set(rows.slice(rowsAtMost).map(({ line }) => line));
  return (
    <details open={all <= shownAtOnce}>
      <summary>Ändras: {patientCount(all)}</summary>
      <Table
        caption="Vad som ändras"
        quietCaption
        columns={[
          {
            heading: 'Patient',
            names: true,
            cell: ({ reference }) => <span class="nowrap">{reference}</span>,
          },
          { heading: 'Vad', cell: ({ what }) => what },
          { heading: 'Nu', cell: ({ before }) => before },
          { heading: 'Blir', cell: ({ after }) => after },
        ]}
        rows={rows.slice(0, rowsAtMost)}
        keyOf={({ line, path }) => `${line} ${path}`}
      />
      <Rest count={all - changed.length + left.size} />
    </details>
  );
}
