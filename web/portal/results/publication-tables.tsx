import type { MeasuredArea } from '../../../functions/domain/measure/measured-area.ts';
import type { PublishedMeasure } from '../../../functions/domain/report/publication/publication.ts';
import type { Preview } from '../../../functions/http/results/publication-form.ts';
import { formatNumber } from '../../ui/format.ts';
import { Table } from '../../ui/table.tsx';

type TablesProps = { area: MeasuredArea; preview: Preview };

/** «21 av 40», «40», «visas inte»: as the public page says it. */
function publishedText(result: PublishedMeasure | undefined): string {
  if (!result) return '–';
  const { status, firstReportYear, hidden, count, numerator, denominator } = result;
  if (status) return `från mars ${firstReportYear}`;
  if (hidden) return 'visas inte';
  return typeof count === 'number'
    ? formatNumber(count)
    : `${formatNumber(numerator ?? 0)} av ${formatNumber(denominator ?? 0)}`;
}

const resultIn = (measures: Preview['country']['measures'] | undefined, id: string) =>
  measures?.find((one) => one.id === id) as PublishedMeasure | undefined;

/** What everybody would see of each measure, and what the latest publication says where that differs. */
export function PublishedTable({ area, preview: { country, units, latest } }: TablesProps) {
  const places = [
    ...units.map(({ unit, name, measures }) => ({
      name,
      measures,
      before: latest?.units.find((one) => one.unit === unit)?.measures,
    })),
    { name: 'Riket', measures: country.measures, before: latest?.country.measures },
  ];
  return (
    <Table
      caption="Det som visas"
      look="results-matrix"
      rows={area.measures}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Mått', names: true, cell: ({ id, name }) => `${id} ${name}` },
        ...places.map(({ name, measures, before }) => ({
          heading: name,
          numeric: true,
          cell: ({ id }: { id: string }) => {
            const text = publishedText(resultIn(measures, id));
            const was = before && publishedText(resultIn(before, id));
            return (
              <>
                {text}
                {was !== undefined && was !== text && <span class="small quiet"> (publicerat: {was})</span>}
              </>
            );
          },
        })),
      ]}
    />
  );
}

/** How many numbers of each place are hidden, and why; the measures that they belong to. */
export function HiddenTable({ area, preview: { hidden, units } }: TablesProps) {
  const places = [...units.map(({ unit, name }) => ({ unit, name })), { unit: null, name: 'Riket' }];
  const measuresOf = (cells: Preview['hidden']) => {
    const ids = new Set(cells.map(({ cell }) => cell.split('.')[0]));
    return area.measures
      .filter(({ id }) => ids.has(id))
      .map(({ id }) => id)
      .join(', ');
  };
  return (
    <Table
      caption="Det som inte visas, och varför"
      look="results-matrix"
      keyOf={({ name }) => name}
      rows={places.map(({ unit, name }) => ({ name, cells: hidden.filter((one) => one.unit === unit) }))}
      columns={[
        { heading: 'Enhet', names: true, cell: ({ name }) => name },
        {
          heading: 'Talet är 1–4',
          numeric: true,
          cell: ({ cells }) => cells.filter(({ why }) => why === 'small').length,
        },
        {
          heading: 'Skyddar ett annat tal',
          numeric: true,
          cell: ({ cells }) => cells.filter(({ why }) => why === 'protects').length,
        },
        { heading: 'Mått', cell: ({ cells }) => measuresOf(cells) || '–' },
      ]}
    />
  );
}
