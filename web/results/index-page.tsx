import type { MeasuredArea } from '../../functions/domain/measure/measured-area.ts';
import { type PageFrame, pagePath, renderPage } from './document.tsx';

/** An area with the years that are published, the newest first. */
export type PublishedArea = { area: MeasuredArea; years: readonly number[] };

/** The list of areas with their published years; of one area alone where only one is given. */
export function renderIndex(frame: PageFrame, areas: readonly PublishedArea[]): string {
  const { texts } = frame;
  const [only] = areas.length === 1 ? areas : [];
  return renderPage(
    frame,
    only ? `${only.area.name} · ${texts.site}` : texts.site,
    <>
      <h1>{texts.site}</h1>
      <p class="lead">{texts.intro}</p>
      {areas.map(({ area, years }) => (
        <section key={area.id} aria-labelledby={area.id}>
          <h2 id={area.id} lang="sv">
            {area.name}
          </h2>
          {years.length === 0 ? (
            <p class="quiet">{texts.noneYet}</p>
          ) : (
            <ul class="years">
              {years.map((year) => (
                <li key={year}>
                  <a href={pagePath(frame, `/resultat/${area.id}/${year}`)}>
                    {year}
                    <span class="unseen"> {area.name}</span>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
      {only && (
        <p>
          <a href={pagePath(frame, '/resultat')}>{texts.back}</a>
        </p>
      )}
    </>,
  );
}

/** The page at an address where nothing is published. */
export function renderMissing(frame: PageFrame): string {
  const { texts } = frame;
  return renderPage(
    frame,
    texts.site,
    <>
      <h1>{texts.noneYet}</h1>
      <p>
        <a href={pagePath(frame, '/resultat')}>{texts.back}</a>
      </p>
    </>,
  );
}
