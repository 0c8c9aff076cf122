import { Fragment } from 'preact';
import { formatCount } from '../../ui/format.ts';
import { Table } from '../../ui/table.tsx';
import { usePlace } from '../session.ts';
import { changeText } from './change-text.ts';
import type { ImportSum } from './pieces.ts';

/** So many new patients are shown at once; more are opened. */
const shownAtOnce = 10;

const patients = (count: number) => formatCount(count, 'patient', 'patienter');

const Rest = ({ count }: { count: number }) =>
  count > 0 ? <p class="quiet">… och {patients(count)} till.</p> : null;

/** Who would be changed, with what was and what becomes, and who would be new. */
export function ImportDetails({ result: { created, updated, details } }: { result: ImportSum }) {
  const { area } = usePlace();
  const changed = details.filter(({ outcome }) => outcome === 'updated');
  const isNew = details.filter(({ outcome }) => outcome === 'created');
  const rows = changed.flatMap(({ line, reference, changes, more }) => [
    ...changes.map((change) => ({
      line,
      reference,
      path: change.path,
      ...changeText(area, change),
    })),
    ...(more ? [{ line, reference, path: '', what: `${more} ändringar till`, before: '', after: '' }] : []),
  ]);
  return (
    <>
      {rows.length > 0 && (
        <Table
          caption={`Ändras: ${patients(updated)}`}
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
          rows={rows}
          keyOf={({ line, path }) => `${line} ${path}`}
        />
      )}
      {rows.length > 0 && <Rest count={updated - changed.length} />}
      {isNew.length > 0 && (
        <details open={isNew.length <= shownAtOnce}>
          <summary>Skapas: {patients(created)}</summary>
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
