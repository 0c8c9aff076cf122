import { formatCount, formatNumber } from '../../ui/format.ts';
import { Table } from '../../ui/table.tsx';
import { Facts } from '../facts.tsx';
import { pathText } from './path-text.ts';
import type { ImportSum } from './pieces.ts';

/** The largest number of wrong rows that are shown; a file with more should be corrected at its source. */
const shownAtMost = 200;

/** The effect of a file, or the expected effect: counts, and every wrong row with its error. */
export function ImportResultView({ result, done }: { result: ImportSum; done: boolean }) {
  const { created, updated, unchanged, rejected } = result;
  const facts: [string, number][] = [
    [done ? 'Skapade' : 'Skapas', created],
    [done ? 'Ändrade' : 'Ändras', updated],
    ['Oförändrade', unchanged],
    [done ? 'Avvisade' : 'Avvisas', rejected.length],
  ];
  const rows = rejected.flatMap(({ line, reference, errors }) =>
    errors.map((error, index) => ({ line, reference, index, ...error })),
  );
  return (
    <>
      <Facts facts={facts} />
      {rows.length > 0 && (
        <Table
          caption={`Att rätta: ${formatCount(rows.length, 'fel', 'fel')}`}
          columns={[
            {
              heading: 'Plats',
              names: true,
              cell: ({ line, sheet, row }) =>
                `${sheet ? `${sheet}, rad` : 'Rad'} ${formatNumber(row ?? line)}`,
            },
            {
              heading: 'Patient',
              cell: ({ reference }) => (reference ? <span class="nowrap">{reference}</span> : '–'),
            },
            {
              heading: 'Var',
              cell: ({ path, sheet, column }) => column ?? (sheet ? 'hela raden' : pathText(path)),
            },
            { heading: 'Vad är fel', cell: ({ message }) => message },
          ]}
          rows={rows.slice(0, shownAtMost)}
          keyOf={({ line, reference, path, index }) => `${line} ${reference} ${path} ${index}`}
        />
      )}
      {rows.length > shownAtMost && (
        <p class="quiet">… och {formatCount(rows.length - shownAtMost, 'fel', 'fel')} till.</p>
      )}
    </>
  );
}
