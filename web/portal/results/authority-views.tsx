import { Route, Router, useLocation } from 'preact-iso';
import type { Session } from '../api.ts';
import { pageCode } from '../page-code.tsx';
import { NotFoundPage } from '../pages.tsx';
import { Frame } from '../shell.tsx';
import { roleNames } from '../words.ts';
import { placeIn, type ResultsPage, resultsPath } from './results-place.ts';
import { SessionContext } from './session-context.ts';

const CountryPage = pageCode(async () => (await import('./country-page.tsx')).CountryPage);
const UnitsPage = pageCode(async () => (await import('./units-page.tsx')).UnitsPage);
const ReportsPage = pageCode(async () => (await import('./reports-page.tsx')).ReportsPage);
const PublicationPage = pageCode(async () => (await import('./publication-page.tsx')).PublicationPage);

const pages: readonly { page: ResultsPage; text: string; under: RegExp }[] = [
  { page: 'country', text: 'Riket', under: /^\/portal\/?($|country)/ },
  { page: 'units', text: 'Enheter', under: /^\/portal\/units/ },
  { page: 'reports', text: 'Årsrapporter', under: /^\/portal\/reports/ },
  { page: 'publication', text: 'Publicering', under: /^\/portal\/publication/ },
];

/** The menu; its links keep the area and the year that are shown. */
function AuthorityFrame({ session }: { session: Session }) {
  const { path } = useLocation();
  const place = placeIn(path, session.today);
  const sections = pages.map(({ page, text, under }) => ({
    path: place ? resultsPath(page, place) : `/portal/${page}`,
    text,
    under,
  }));
  return (
    <Frame
      name="NHV-uppföljning"
      about="Alla enheter"
      signedInAs={roleNames.authority}
      user={session.user}
      sections={sections}
    >
      <Router>
        <Route path="/portal" component={CountryPage} />
        <Route path="/portal/country/:area?/:year?" component={CountryPage} />
        <Route path="/portal/units/:area?/:year?" component={UnitsPage} />
        <Route path="/portal/reports/:area?/:year?" component={ReportsPage} />
        <Route path="/portal/publication/:area?/:year?" component={PublicationPage} />
        <Route default component={NotFoundPage} />
      </Router>
    </Frame>
  );
}

/** The views of the authority, which sees signed reports and the country's figures, and never a patient. */
export function AuthorityViews({ session }: { session: Session }) {
  return (
    <SessionContext.Provider value={session}>
      <AuthorityFrame session={session} />
    </SessionContext.Provider>
  );
}
