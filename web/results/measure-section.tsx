import type { Measure, MeasureTexts } from '../../functions/domain/measure/measure.ts';
import type { MeasuredArea } from '../../functions/domain/measure/measured-area.ts';
import type { PublicResults } from '../../functions/domain/report/public-results.ts';
import type { PublishedMeasure } from '../../functions/domain/report/publication/publication.ts';
import { type MeasuredPlace, MeasureTables } from './measure-tables.tsx';
import { PlaceRow } from './place-row.tsx';
import type { ResultTexts } from './texts.ts';

export type SectionProps = {
  texts: ResultTexts;
  area: MeasuredArea;
  measure: Measure;
  results: PublicResults;
  /** The latest publications of earlier years, the first first. */
  before: readonly PublicResults[];
};

const resultIn = (measures: readonly PublishedMeasure[], { id }: Measure) =>
  measures.find((one) => one.id === id);

/** A measure: the country and each unit in the area's order, the years before, every number, and what the source says. */
export function MeasureSection({ texts, area, measure, results, before }: SectionProps) {
  const { id, name, firstReportYear } = measure;
  const country = resultIn(results.country.measures, measure);
  const places: MeasuredPlace[] = [
    { name: texts.country, result: country },
    ...results.units.map((unit) => ({ name: unit.name, result: resultIn(unit.measures, measure) })),
  ];
  const years = [...before, results].map(({ year, country: { measures } }) => ({
    year,
    result: resultIn(measures, measure),
  }));
  return (
    <section class="measure" aria-labelledby={id}>
      <h2 id={id} lang="sv">
        {name} <small>{id}</small>
      </h2>
      <p class="quiet" lang="sv">
        {measure.texts.measured}
      </p>
      {measure.texts.beside && <p lang="sv">{measure.texts.beside}</p>}
      {country?.status ? (
        <p>{texts.notYet(firstReportYear)}</p>
      ) : (
        <>
          {country?.treatmentYear !== undefined && <p>{texts.treatmentYear(country.treatmentYear)}</p>}
          <ul class="places">
            {places.map((place, index) => (
              <PlaceRow key={place.name} texts={texts} {...place} country={country} isCountry={index === 0} />
            ))}
          </ul>
          {years.filter(({ result }) => result && !result.status).length > 1 && (
            <>
              <h3>{texts.trend}</h3>
              <ul class="places">
                {years.map(({ year, result }) => (
                  <PlaceRow
                    key={year}
                    texts={texts}
                    name={String(year)}
                    result={result}
                    country={country}
                    isCountry
                  />
                ))}
              </ul>
            </>
          )}
          <MeasureTables texts={texts} area={area} measure={measure} places={places} />
        </>
      )}
      <SourceTexts texts={texts} measure={measure} />
    </section>
  );
}

const terms: Readonly<Partial<Record<keyof MeasureTexts, string>>> = {
  measured: 'Mått',
  unitOfMeasure: 'Mätenhet',
  purpose: 'Syfte',
  direction: 'Riktning',
  type: 'Typ av mått',
  dataSource: 'Datakälla',
  limitations: 'Felkällor och begränsningar',
  technical: 'Teknisk beskrivning',
  comment: 'Kommentar',
  reporting: 'Inrapportering',
};

/** The texts that the source has starred for the public, in its own words. */
function SourceTexts({ texts, measure }: { texts: ResultTexts; measure: Measure }) {
  return (
    <details>
      <summary>
        {texts.about}
        <span class="unseen">: {measure.name}</span>
      </summary>
      <dl lang="sv">
        {measure.publicTexts.map((name) => {
          const said = [measure.texts[name] ?? []].flat().filter(Boolean);
          return (
            said.length > 0 && (
              <div key={name}>
                <dt>{terms[name] ?? texts.readings}</dt>
                {said.map((text) => (
                  <dd key={text}>{text}</dd>
                ))}
              </div>
            )
          );
        })}
      </dl>
    </details>
  );
}
