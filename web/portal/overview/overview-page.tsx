import { useRoute } from 'preact-iso';
import { firstYearOf, periodOf } from '../../../functions/domain/care/area.ts';
import { formatLongDate, formatPeriod } from '../../../functions/domain/care/long-date.ts';
import { yearOf } from '../../../functions/domain/care/period.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, Loading } from '../../ui/notice.tsx';
import type { YearResult } from '../api.ts';
import { NotFoundPage } from '../pages.tsx';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { Page } from '../shell.tsx';
import { Stale, useYear, type YearOfUnit } from '../year/use-year.tsx';
import { YearSegments } from '../year/year-segments.tsx';
import { AnswersCard } from './answers-card.tsx';
import { DraftSet } from './draft-set.tsx';
import { MeasureTable } from './measure-table.tsx';
import { nothingYet } from './nothing-yet.ts';
import { inShownOrder } from './order.ts';
import { SurveysCard } from './surveys-card.tsx';
import { Tiles } from './tiles.tsx';
import { ToDo } from './to-do.tsx';

/** The unit's year on one page: what needs a person, how it goes, and every measure. */
export function OverviewPage() {
  const { session, area, workedOn } = usePlace();
  const year = Number(useRoute().params.year ?? workedOn);
  const inRange = Number.isInteger(year) && year >= firstYearOf(area) && year <= yearOf(session.today);
  return inRange ? <Year year={year} /> : <NotFoundPage />;
}

function Year({ year }: { year: number }) {
  const { session, area, unit } = usePlace();
  const { data, problem, reload, before } = useYear(year);
  const isNow = year === yearOf(session.today);
  const { from, to } = periodOf(area, year);
  return (
    <Page
      title={isNow ? `${year} så långt` : String(year)}
      intro={<p class="small">{formatPeriod({ from, to: isNow ? session.today : to })}</p>}
      aside={
        <>
          <YearSegments year={year} pathOf={(one) => `/portal/year/${one}`} />
          <Button onPress={() => window.print()}>Skriv ut</Button>
        </>
      }
    >
      <p class="print-head">
        {unit.name} · {area.name} · {year} · utskrivet {formatLongDate(session.today)}
      </p>
      <div class="stack">
        {area.status === 'draft' && <DraftSet area={area} />}
        {problem && data && <Stale />}
        {problem && !data && <ProblemNotice problem={problem} onRetry={reload} />}
        {!data && !problem && <Loading what={`${unit.name}s siffror`} />}
        {data && <Content data={data} year={year} before={before} />}
      </div>
    </Page>
  );
}

type OverviewContentProps = { data: YearResult; year: number; before: YearOfUnit['before'] };

function Content({ data, year, before }: OverviewContentProps) {
  const { area } = usePlace();
  const { tiles, all } = inShownOrder(area, data.measures);
  return (
    <>
      {nothingYet(data.measures, data.response) && <NothingYet year={year} />}
      <ToDo year={year} />
      <Tiles tiles={tiles} before={before} year={year} />
      <MeasureTable shown={all} before={before} cohorts={data.cohorts} year={year} />
      <div class="overview-pair">
        {all
          .filter(({ measure }) => measure.answersHidden)
          .map((one) => (
            <AnswersCard key={one.measure.id} {...one} year={year} />
          ))}
        <SurveysCard year={year} response={data.response} />
      </div>
    </>
  );
}

function NothingYet({ year }: { year: number }) {
  return (
    <Empty title={`Inga siffror för ${year} ännu`}>
      <p>Måtten fylls i av sig själva när patienternas besök, behandlingar och svar finns här.</p>
      <p class="actions">
        <a class="button button-primary" href="/portal/patients">
          Registrera patienter
        </a>
        <a class="button" href="/portal/transfer">
          Läs in en fil
        </a>
      </p>
    </Empty>
  );
}
