import { useLocation, useRoute } from 'preact-iso';
import { firstYearOf, periodOf } from '../../../functions/domain/care/area.ts';
import { formatPeriod } from '../../../functions/domain/care/long-date.ts';
import { yearOf } from '../../../functions/domain/care/period.ts';
import type { YearSurveys } from '../../../functions/domain/measure/year-surveys.ts';
import { Empty, Loading } from '../../ui/notice.tsx';
import { api } from '../api.ts';
import { useLoad } from '../load.ts';
import { invitationsQueryOf } from '../members/list-paths.ts';
import { NotFoundPage } from '../pages.tsx';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { Page } from '../shell.tsx';
import { Tabs } from '../tabs.tsx';
import { Log } from './log.tsx';
import { OccasionCard, WeeksCard } from './outcomes.tsx';
import { Reach } from './reach.tsx';

/** The time between fetches, in ms. */
const refreshEvery = 10_000;

/** How a year's surveys go, and beneath it the log of them. */
export function SurveysPage() {
  const { session, area, workedOn } = usePlace();
  const year = Number(useRoute().params.year ?? workedOn);
  const inRange = Number.isInteger(year) && year >= firstYearOf(area) && year <= yearOf(session.today);
  return inRange ? <Surveys year={year} /> : <NotFoundPage />;
}

function Surveys({ year }: { year: number }) {
  const { session, area } = usePlace();
  const { data, problem, reload } = useLoad(`surveys ${year}`, () => api.surveys(year), {
    every: refreshEvery,
  });
  const [first, last] = [firstYearOf(area), yearOf(session.today)];
  const years = Array.from({ length: last - first + 1 }, (_, index) => last - index);
  return (
    <Page title={`Enkäter ${year}`} intro={<p>{formatPeriod(periodOf(area, year))}</p>}>
      <Tabs
        label="Mätår"
        tabs={years.map((one) => ({
          href: `/portal/surveys/${one}`,
          text: String(one),
          isCurrent: one === year,
        }))}
      />
      {problem && !data && <ProblemNotice problem={problem} onRetry={reload} />}
      {!data && !problem && <Loading what="enkäterna" />}
      {data && <Numbers surveys={data} year={year} reload={reload} />}
    </Page>
  );
}

const isUsed = ({ sent, created, lapsed }: YearSurveys['occasions'][number]) => sent + created + lapsed > 0;

type NumbersProps = { surveys: YearSurveys; year: number; reload: () => Promise<void> };

function Numbers({ surveys, year, reload }: NumbersProps) {
  const query = invitationsQueryOf(useLocation().query);
  const used = surveys.occasions.filter(isUsed);
  const [first] = used;
  if (!first)
    return (
      <Empty title={`Inga enkäter för ${year} ännu`}>
        <p>En enkät skapas på patientens sida.</p>
      </Empty>
    );
  return (
    <div class="stack-large">
      <div class="surveys-occasions">
        {used.map((numbers) => (
          <OccasionCard key={numbers.occasion} numbers={numbers} year={year} />
        ))}
      </div>
      {used.some(({ sent }) => sent > 0) && (
        <>
          <WeeksCard weeks={surveys.weeks} />
          <Reach surveys={surveys} />
        </>
      )}
      <Log
        year={year}
        query={query ?? { occasion: first.occasion }}
        numbers={surveys.occasions}
        isAskedFor={query !== undefined}
        reload={reload}
      />
    </div>
  );
}
