import type { Measure } from '../../../functions/domain/measure/measure.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { CountBarChart } from '../../ui/chart/count-bar.tsx';
import { DotIntervalChart, fewestForBar } from '../../ui/chart/dot-interval.tsx';
import { SmallMultiples } from '../../ui/chart/small-multiples.tsx';
import { WithNumbers } from '../../ui/chart/with-numbers.tsx';
import { MeasureTexts } from '../measure/measure-texts.tsx';
import { intervalText, numberText, shareText, withoutNumber } from './measure-numbers.ts';
import type { SeenResults } from './results-frame.tsx';

type Props = Pick<SeenResults, 'area' | 'results'> & { measure: Measure };
type PlaceResult = { name: string; result: MeasureResult | undefined };

/** A measure of the country and of each unit that has signed, over one axis; the diamond is the country. */
export function MeasureMultiples({ measure, area, results }: Props) {
  const { id, name, texts } = measure;
  const found = (measures: readonly MeasureResult[] = []) => measures.find((one) => one.id === id);
  const country = found(results.country.measures);
  const units = area.units.filter((unit) => results.units[unit.id]);
  const rows: PlaceResult[] = [
    { name: 'Riket', result: country },
    ...units.map((unit) => ({ name: unit.name, result: found(results.units[unit.id]?.measures) })),
  ];
  return (
    <section class="card stack results-measure" aria-labelledby={`result-${id}`}>
      <h2 id={`result-${id}`}>
        {id} {name}
      </h2>
      <p class="quiet">{texts.measured}</p>
      {country?.status ? (
        <p>Måttet redovisas första gången i mars {country.firstReportYear}.</p>
      ) : (
        <WithNumbers
          numbers={{
            caption: `${id} ${name}`,
            head:
              measure.kind === 'count' ? ['Enhet', 'Antal'] : ['Enhet', 'Antal', 'Andel', '95 % intervall'],
            rows: rows.map(({ name: place, result }) =>
              measure.kind === 'count'
                ? [place, numberText(result)]
                : [place, numberText(result), shareText(result), intervalText(result)],
            ),
          }}
        >
          <SmallMultiples
            multiples={rows.map((row) => ({
              title: row.name,
              chart: <One measure={measure} row={row} country={country} />,
            }))}
          />
        </WithNumbers>
      )}
      <MeasureTexts measure={measure} />
    </section>
  );
}

function One({
  measure,
  row,
  country,
}: {
  measure: Measure;
  row: PlaceResult;
  country: MeasureResult | undefined;
}) {
  const { result } = row;
  const label = `${measure.id}, ${row.name}`;
  const number = <p class="results-number">{numberText(result)}</p>;
  if (!result || withoutNumber(result)) return number;
  if (result.count !== undefined)
    return (
      <>
        {number}
        <CountBarChart label={label} count={result.count} most={country?.count ?? result.count} />
      </>
    );
  if (typeof result.share !== 'number' || (result.denominator ?? 0) < fewestForBar) return number;
  return (
    <>
      <p class="results-number">
        {shareText(result)} <span class="small quiet">{numberText(result)}</span>
      </p>
      <DotIntervalChart
        label={label}
        share={result.share}
        interval={result.interval}
        country={result === country ? undefined : country?.share}
      />
    </>
  );
}
