import { Empty } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { numberText, shareText } from './measure-numbers.ts';
import { ResultsFiles } from './results-files.tsx';
import { ResultsFrame, type SeenResults } from './results-frame.tsx';

/** Every measure of every unit that has signed, side by side in the area's order. */
export function UnitsPage() {
  return (
    <ResultsFrame page="units" title="Enheter" aside={(shown) => <ResultsFiles {...shown} />}>
      {(shown) => <Units {...shown} />}
    </ResultsFrame>
  );
}

function Units({ area, results }: SeenResults) {
  const units = area.units.filter(({ id }) => results.units[id]);
  if (units.length === 0) return <Empty title="Ingen enhet har signerat årsrapporten än" />;
  const cell = (measures: (typeof results.country)['measures'] = [], id: string) => {
    const result = measures.find((one) => one.id === id);
    return (
      <>
        {result?.count === undefined && typeof result?.share === 'number' && `${shareText(result)} · `}
        {numberText(result)}
      </>
    );
  };
  return (
    <Table
      caption="Måtten efter enhet"
      quietCaption
      look="results-matrix"
      rows={area.measures}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Mått', names: true, cell: ({ id, name }) => `${id} ${name}` },
        ...units.map((unit) => ({
          heading: unit.name,
          numeric: true,
          cell: ({ id }: { id: string }) => cell(results.units[unit.id]?.measures, id),
        })),
        {
          heading: 'Riket',
          numeric: true,
          cell: ({ id }: { id: string }) => cell(results.country.measures, id),
        },
      ]}
    />
  );
}
