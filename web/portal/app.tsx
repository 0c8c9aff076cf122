import { useEffect } from 'preact/hooks';
import { LocationProvider, Route, Router } from 'preact-iso';
import { addDays, momentOfDay } from '../../functions/domain/care/period.ts';
import { Loading } from '../ui/notice.tsx';
import { AdminViews } from './admin/admin-views.tsx';
import { api, type Session } from './api.ts';
import { useLoad } from './load.ts';
import { pageCode } from './page-code.tsx';
import { NotFoundPage } from './pages.tsx';
import { ProblemNotice } from './problem-view.tsx';
import { AuthorityViews } from './results/authority-views.tsx';
import { type Place, PlaceContext, placeOf } from './session.ts';
import { Bare, Shell } from './shell.tsx';
import { IdleWarning } from './sign-in/idle.tsx';
import { signInState } from './sign-in/sign-in.ts';
import { SignInAgain, SignInPage } from './sign-in/sign-in-page.tsx';

const OverviewPage = pageCode(async () => (await import('./overview/overview-page.tsx')).OverviewPage);
const SurveysPage = pageCode(async () => (await import('./surveys/surveys-page.tsx')).SurveysPage);
const MeasurePage = pageCode(async () => (await import('./measure/measure-page.tsx')).MeasurePage);
const WorklistPage = pageCode(async () => (await import('./worklist/worklist-page.tsx')).WorklistPage);
const PatientsPage = pageCode(async () => (await import('./patients/page/patients-page.tsx')).PatientsPage);
const PatientPage = pageCode(async () => (await import('./patients/page/patient-page.tsx')).PatientPage);
const TransferPage = pageCode(async () => (await import('./transfer/transfer-page.tsx')).TransferPage);
const ReportPage = pageCode(async () => (await import('./report/report-page.tsx')).ReportPage);
const AreaPage = pageCode(async () => (await import('./area/area-page.tsx')).AreaPage);
const UnitPage = pageCode(async () => (await import('./unit/unit-page.tsx')).UnitPage);

export function App() {
  const state = signInState.value;
  if (state === 'starting') return <Bare quiet />;
  if (state !== 'in') return <SignInPage state={state} />;
  return <SignedIn />;
}

const sessionEvery = 5 * 60_000;

/** Fetches the session again when its day ends in Stockholm, by the server's clock: the new day is today then. */
function useNewDay(session: Session | undefined, reload: () => Promise<void>): void {
  useEffect(() => {
    if (!session) return;
    const midnight = momentOfDay(addDays(session.today, 1));
    const timer = setTimeout(reload, Date.parse(midnight) - Date.parse(session.now));
    return () => clearTimeout(timer);
  }, [session, reload]);
}

function SignedIn() {
  // Fetched again now and then too: timers stand still while a computer sleeps.
  const { data, problem, reload } = useLoad('session', api.session, { every: sessionEvery });
  useNewDay(data, reload);
  return (
    <LocationProvider scope="/portal">
      {data ? (
        <Signed session={data} />
      ) : (
        <Bare>
          {problem ? (
            <ProblemNotice problem={problem} onRetry={reload} />
          ) : (
            <Loading what="uppgifterna om din enhet" />
          )}
        </Bare>
      )}
      <IdleWarning />
      <SignInAgain />
    </LocationProvider>
  );
}

function Signed({ session }: { session: Session }) {
  const place = placeOf(session);
  if (session.role === 'admin') return <AdminViews session={session} />;
  return place ? <Views place={place} /> : <AuthorityViews session={session} />;
}

function Views({ place }: { place: Place }) {
  useEffect(() => {
    document.documentElement.dataset.unit = place.unit.id;
  }, [place.unit.id]);
  return (
    <PlaceContext.Provider value={place}>
      <Shell>
        <Router>
          <Route path="/portal" component={OverviewPage} />
          <Route path="/portal/year/:year" component={OverviewPage} />
          <Route path="/portal/surveys" component={SurveysPage} />
          <Route path="/portal/surveys/:year" component={SurveysPage} />
          <Route path="/portal/measures/:year/:id" component={MeasurePage} />
          <Route path="/portal/worklist" component={WorklistPage} />
          <Route path="/portal/patients" component={PatientsPage} />
          <Route path="/portal/patients/:reference" component={PatientPage} />
          <Route path="/portal/report" component={ReportPage} />
          <Route path="/portal/report/:year" component={ReportPage} />
          <Route path="/portal/transfer" component={TransferPage} />
          <Route path="/portal/unit" component={UnitPage} />
          <Route path="/portal/unit/area" component={AreaPage} />
          <Route default component={NotFoundPage} />
        </Router>
      </Shell>
    </PlaceContext.Provider>
  );
}
