import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { periodOf } from '../../../functions/domain/care/area.ts';
import { formatPeriod } from '../../../functions/domain/care/long-date.ts';
import type { CivilDate } from '../../../functions/domain/care/period.ts';
import { Loading, Notice } from '../../ui/notice.tsx';
import { type Loaded, useLoad } from '../load.ts';
import { NotFoundPage } from '../pages.tsx';
import { ProblemNotice } from '../problem-view.tsx';
import { Segments } from '../segments.tsx';
import { Page } from '../shell.tsx';
import { type ResultsView, resultsApi } from './results-api.ts';
import { placeIn, type ResultsPage, type ResultsPlace, resultsPath, yearsOf } from './results-place.ts';
import { useToday } from './session-context.ts';

/** What every page of the authority shows. */
export type SeenResults = ResultsPlace & {
  results: ResultsView;
  today: CivilDate;
  reload: Loaded<unknown>['reload'];
};

type FrameProps = {
  page: ResultsPage;
  title: string;
  aside?: ((shown: SeenResults) => ComponentChildren) | undefined;
  children: (shown: SeenResults) => ComponentChildren;
};

/** A page of an area and year: both are chosen by links, and stand in the address. */
export function ResultsFrame({ page, title, aside, children }: FrameProps) {
  const today = useToday();
  const { path } = useLocation();
  const place = placeIn(path, today);
  return place ? (
    <PlacedPage page={page} title={title} aside={aside} today={today} {...place}>
      {children}
    </PlacedPage>
  ) : (
    <NotFoundPage />
  );
}

function PlacedPage({
  page,
  title,
  aside,
  children,
  today,
  area,
  year,
}: FrameProps & ResultsPlace & { today: CivilDate }) {
  const { data, problem, reload } = useLoad(`results ${area.id} ${year}`, () =>
    resultsApi.year(area.id, year),
  );
  const shown = data && { area, year, results: data, today, reload };
  return (
    <Page
      title={`${title} ${year}`}
      intro={
        <p>
          {area.name} · {formatPeriod(periodOf(area, year))}
        </p>
      }
      aside={shown && aside?.(shown)}
    >
      <div class="stack-large">
        <div class="results-choice no-print">
          <Segments
            label="Område"
            links={areas.map((one) => ({
              text: one.name,
              href: resultsPath(page, { area: one, year: Math.max(year, yearsOf(one, today)[0] ?? year) }),
              isCurrent: one === area,
            }))}
          />
          <Segments
            label="Mätår"
            links={yearsOf(area, today).map((one) => ({
              text: String(one),
              href: resultsPath(page, { area, year: one }),
              isCurrent: one === year,
            }))}
          />
        </div>
        {problem && <ProblemNotice problem={problem} onRetry={reload} />}
        {!data && !problem && <Loading what="resultaten" />}
        {data?.set && (
          <Notice title="Måtten är ett utkast">
            <p>Området har ingen beslutad måttlista. Inget kan signeras eller publiceras.</p>
          </Notice>
        )}
        {shown && children(shown)}
      </div>
    </Page>
  );
}
