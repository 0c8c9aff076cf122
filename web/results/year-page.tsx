import { periodOf } from '../../functions/domain/care/area.ts';
import { formatLongDate, formatPeriod } from '../../functions/domain/care/long-date.ts';
import { stockholmDate } from '../../functions/domain/care/period.ts';
import type { MeasuredArea } from '../../functions/domain/measure/measured-area.ts';
import type { PublicResults } from '../../functions/domain/report/public-results.ts';
import { type PageFrame, pagePath, renderPage } from './document.tsx';
import { Lead } from './lead.tsx';
import { MeasureSection } from './measure-section.tsx';
import { listText } from './numbers.ts';
import type { ResultTexts } from './texts.ts';

export type YearResults = {
  area: MeasuredArea;
  results: PublicResults;
  /** The latest publications of earlier years, the first first. */
  before: readonly PublicResults[];
  /** The units whose report has changed since the publication before of the same year. */
  corrected: readonly string[];
};

/** A year's published results: a sentence first, then every measure, then how to read it and the care itself. */
export function renderYear(frame: PageFrame, shown: YearResults): string {
  const { area, results } = shown;
  return renderPage(
    frame,
    `${area.name} ${results.year} · ${frame.texts.site}`,
    <Year frame={frame} {...shown} />,
  );
}

function Year({ frame, area, results, before, corrected }: YearResults & { frame: PageFrame }) {
  const { texts } = frame;
  const { year, publication, publishedAt, units } = results;
  const day = formatLongDate(stockholmDate(publishedAt), texts.language);
  const nameOf = (id: string) => area.units.find((unit) => unit.id === id)?.name ?? id;
  const missing = area.units.filter(({ id }) => !units.some(({ unit }) => unit === id));
  return (
    <>
      <h1>
        <span lang="sv">{area.name}</span> {year}
      </h1>
      <p class="quiet">
        {formatPeriod(periodOf(area, year), texts.language)}. {texts.published(day, publication)}{' '}
        {missing.length > 0 &&
          texts.missing(
            listText(
              texts,
              missing.map(({ name }) => name),
            ),
          )}
      </p>
      {corrected.length > 0 && <p class="told">{texts.corrected(listText(texts, corrected.map(nameOf)))}</p>}
      {results.withheld ? (
        <p class="lead">{texts.withheld}</p>
      ) : (
        <Lead texts={texts} area={area} results={results} />
      )}
      {area.measures.map((measure) => (
        <MeasureSection
          key={measure.id}
          texts={texts}
          area={area}
          measure={measure}
          results={results}
          before={before}
        />
      ))}
      <section aria-labelledby="reading">
        <h2 id="reading">{texts.reading.title}</h2>
        {texts.reading.paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </section>
      <Care texts={texts} area={area} />
      <nav class="files" aria-label={texts.files}>
        <h2>{texts.files}</h2>
        <p>
          <a href={`${frame.base}/resultat/${area.id}/${year}.csv`}>CSV</a>{' '}
          <a href={`${frame.base}/resultat/${area.id}/${year}.json`}>JSON</a>{' '}
          <a href={pagePath(frame, '/resultat')}>{texts.back}</a>
        </p>
      </nav>
    </>
  );
}

/** The decision on the care, in its own words. */
function Care({ texts: { care }, area }: { texts: ResultTexts; area: MeasuredArea }) {
  const parts = [
    [care.definition, area.definition],
    [care.clarifications, area.clarifications],
    [care.exclusions, area.exclusions],
    [care.source, [area.source]],
  ] as const;
  return (
    <section aria-labelledby="care">
      <h2 id="care">{care.title}</h2>
      <dl>
        {parts.map(([term, said]) => (
          <div key={term}>
            <dt>{term}</dt>
            {said.map((text) => (
              <dd key={text} lang="sv">
                {text}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
