import { useLocation, useRoute } from 'preact-iso';
import { firstYearOf } from '../../../functions/domain/care/area.ts';
import { yearOf } from '../../../functions/domain/care/period.ts';
import type { Measure } from '../../../functions/domain/measure/measure.ts';
import { measureOf } from '../../../functions/domain/measure/measured-area.ts';
import { Loading } from '../../ui/notice.tsx';
import { measurePath, membersQueryOf } from '../members/list-paths.ts';
import { NotFoundPage } from '../pages.tsx';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { Page } from '../shell.tsx';
import { Stale, useYear, type YearOfUnit } from '../year/use-year.tsx';
import { YearSegments } from '../year/year-segments.tsx';
import { Breakdowns } from './breakdowns.tsx';
import { Figure } from './figure.tsx';
import { MeasureExtras } from './measure-extras.tsx';
import { MeasureTexts } from './measure-texts.tsx';
import { Members } from './member-list.tsx';
import { Missing } from './missing.tsx';
import { tabsOf } from './tabs.ts';
import { Trend } from './trend.tsx';
import { yearText } from './year-text.ts';

const directions = { high: 'Hög andel eftersträvas', low: 'Låg andel eftersträvas' } as const;

/** One measure of a year: its number, its trend, its parts and the patients behind it. */
export function MeasurePage() {
  const { params } = useRoute();
  const { session, area } = usePlace();
  const measure = measureOf(area, params.id ?? '');
  const year = Number(params.year);
  const inRange = Number.isInteger(year) && year >= firstYearOf(area) && year <= yearOf(session.today);
  return measure && inRange ? <OfYear measure={measure} year={year} /> : <NotFoundPage />;
}

function OfYear({ measure, year }: { measure: Measure; year: number }) {
  const { area } = usePlace();
  const loaded = useYear(year);
  const { data, problem, reload } = loaded;
  const about = [
    yearText(area, year),
    measure.direction && directions[measure.direction],
    measure.underDevelopment && 'Utvecklingsmått',
    measure.followsTreatmentYear && `Behandlingsår ${year - 1}`,
  ];
  return (
    <Page
      title={`${measure.id} ${measure.name}, ${year}`}
      intro={
        <p>
          {about.filter(Boolean).join(' · ')} · <a href={`/portal/year/${year}`}>Tillbaka till året {year}</a>
        </p>
      }
      aside={<YearSegments year={year} pathOf={(one) => measurePath(one, measure.id)} />}
    >
      <div class="stack">
        {problem && data && <Stale />}
        {problem && !data && <ProblemNotice problem={problem} onRetry={reload} />}
        {!data && !problem && <Loading what="måttet" />}
        {data && <Content measure={measure} year={year} {...loaded} data={data} />}
      </div>
    </Page>
  );
}

type MeasureContentProps = { measure: Measure; year: number } & YearOfUnit & {
    data: NonNullable<YearOfUnit['data']>;
  };

function Content({ measure, year, data, before }: MeasureContentProps) {
  const { query } = useLocation();
  const result = data.measures.find(({ id }) => id === measure.id);
  if (!result) return null;
  const last = before.find(({ id }) => id === measure.id);
  const cohort = data.cohorts.find(({ id }) => id === measure.id);
  const asked = membersQueryOf(query);
  const isReported = result.status !== 'not-yet-reported';
  const shared = { measure, result, year };
  return (
    <>
      <div class="measure-page">
        <section class="card stack" aria-label="Resultat">
          <Figure {...shared} before={last} cohort={cohort} />
          {isReported && <Trend {...shared} before={last} />}
        </section>
        {isReported && (
          <div class="card stack">
            <Missing {...shared} cohort={cohort} />
            <MeasureExtras {...shared} />
          </div>
        )}
      </div>
      {isReported && <Breakdowns {...shared} before={last} />}
      <MeasureTexts measure={measure} />
      {isReported && (
        <Members
          measure={measure}
          year={year}
          query={Object.keys(asked).length === 0 ? { landed: 'denominator' } : asked}
          tabs={tabsOf(measure, result, cohort)}
        />
      )}
    </>
  );
}
