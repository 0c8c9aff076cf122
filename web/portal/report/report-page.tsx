import { useRoute } from 'preact-iso';
import { firstYearOf, periodOf } from '../../../functions/domain/care/area.ts';
import { formatPeriod } from '../../../functions/domain/care/long-date.ts';
import { yearOf } from '../../../functions/domain/care/period.ts';
import { Loading } from '../../ui/notice.tsx';
import { type AnnualReport, api } from '../api.ts';
import { useLoad } from '../load.ts';
import { NotFoundPage } from '../pages.tsx';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { Page } from '../shell.tsx';
import { ChangedSince } from './changed-since.tsx';
import { ChecksSection } from './checks-section.tsx';
import { FigureSheet } from './figure-sheet.tsx';
import { ReportMeasures } from './report-measures.tsx';
import { SignSection } from './sign-section.tsx';
import { stateWords } from './state-words.ts';
import { VersionList } from './version-list.tsx';

/** A year's report: what stands in the way, the report as it will read, and signing it. */
export function ReportPage() {
  const { session, area } = usePlace();
  const written = useRoute().params.year;
  const year =
    written === undefined ? Math.max(yearOf(session.today) - 1, firstYearOf(area)) : Number(written);
  const inRange = Number.isInteger(year) && year >= firstYearOf(area) && year <= yearOf(session.today);
  return inRange ? <YearReport year={year} /> : <NotFoundPage />;
}

function YearReport({ year }: { year: number }) {
  const { area, unit } = usePlace();
  const { data, problem, reload } = useLoad(`report ${year}`, () => api.report(year));
  return (
    <Page
      title={`Årsrapport ${year}`}
      intro={
        <p>
          {unit.name} · {area.name} · {formatPeriod(periodOf(area, year))}
        </p>
      }
    >
      <div class="stack-large report">
        {problem && <ProblemNotice problem={problem} onRetry={reload} />}
        {!data && !problem && <Loading what="årsrapporten" />}
        {data && <ReportBody report={data} onChange={reload} />}
      </div>
    </Page>
  );
}

function ReportBody({ report, onChange }: { report: AnnualReport; onChange: () => Promise<void> }) {
  const { session } = usePlace();
  const { title, text } = stateWords(report);
  return (
    <>
      <section class="card stack" aria-labelledby="report-state">
        <h2 id="report-state">{title}</h2>
        <p>{text}</p>
        <VersionList report={report} />
      </section>
      <ChangedSince changes={report.changes} year={report.year} />
      <ChecksSection report={report} onChange={onChange} />
      {session.role === 'lead' ? (
        <SignSection report={report} onChange={onChange} />
      ) : (
        <p class="quiet no-print">Enhetens ansvariga signerar årsrapporten.</p>
      )}
      {report.content && (
        <>
          <ReportMeasures content={report.content} />
          <FigureSheet content={report.content} />
        </>
      )}
    </>
  );
}
