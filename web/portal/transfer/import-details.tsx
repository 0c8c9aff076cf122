import { Table } from '../../ui/table.tsx';
import { usePlace } from '../session.ts';
import { patientCount } from '../words.ts';
import { changeText } from './change-text.ts';
import type { ImportSum, PlacedDetail } from './pieces.ts';

/** A list of more patients than this starts folded, so that the buttons stay near. */
const shownAtOnce = 10;

/** The largest number of rows of changes that are shown. */
const rowsAtMost = 200;

const Rest = ({ count }: { count: number }) =>
  count > 0 ? <p class="quiet">… och {patientCount(count)} till.</p> : null;

/**
 * The patients that would be changed, with old and new values, and the new patients with all that their lines
 * hold.
 */
export function ImportDetails({ result: { created, updated, details } }: { result: ImportSum }) {
  const changed = details.filter(({ outcome }) => outcome === 'updated');
  const isNew = details.filter(({ outcome }) => outcome === 'created');
  return (
    <>
      {changed.length > 0 && <Told title="Ändras" caption="Vad som ändras" all={updated} told={changed} />}
      {isNew.length > 0 && <Told title="Skapas" caption="Vad som skapas" all={created} told={isNew} isNew />}
    </>
  );
}

type ToldProps = {
  title: string;
  caption: string;
  all: number;
  told: readonly PlacedDetail[];
  /** The patients are new, so they have no old values. */
  isNew?: boolean;
};

function Told({ title, caption, all, told, isNew = false }: ToldProps) {
  const { area } = usePlace();
  const rows = told.flatMap(({ line, reference, changes, more }) => [
    ...changes.map((change) => ({ line, reference, path: change.path, ...changeText(area, change) })),
    ...(more ? [{ line, reference, path: '', what: `${more} uppgifter till`, before: '', after: '' }] : []),
  ]);
  const left = new Set(rows.slice(rowsAtMost).map(({ line }) => line));
  type Row = (typeof rows)[number];
  const before = { heading: 'Nu', cell: (row: Row) => row.before };
  return (
    <details open={all <= shownAtOnce}>
      <summary>
        {title}: {patientCount(all)}
      </summary>
      <Table
        caption={caption}
        quietCaption
        columns={[
          {
            heading: 'Patient',
            names: true,
            cell: ({ reference }: Row) => <span class="nowrap">{reference}</span>,
          },
          { heading: 'Vad', cell: ({ what }: Row) => what },
          ...(isNew ? [] : [before]),
          { heading: 'Blir', cell: ({ after }: Row) => after },
        ]}
        rows={rows.slice(0, rowsAtMost)}
        keyOf={({ line, path }) => `${line} ${path}`}
      />
      <Rest count={all - told.length + left.size} />
    </details>
  );
}
