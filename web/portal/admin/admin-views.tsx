import { Route, Router } from 'preact-iso';
import type { Session } from '../api.ts';
import { pageCode } from '../page-code.tsx';
import { NotFoundPage } from '../pages.tsx';
import { Frame } from '../shell.tsx';
import { roleNames } from '../words.ts';

const WordingsPage = pageCode(async () => (await import('./wordings-page.tsx')).WordingsPage);

const UnitsPage = pageCode(async () => (await import('./units-page.tsx')).UnitsPage);

const sections = [
  { path: '/portal/', text: 'Ordalydelser', under: /^\/portal\/?$/ },
  { path: '/portal/units', text: 'Enheter och behörighet', under: /^\/portal\/units/ },
];

/** The views of an administrator, who never sees a patient, an answer or a unit's numbers. */
export function AdminViews({ session }: { session: Session }) {
  return (
    <Frame
      name="NHV-uppföljning"
      about="Alla enheter"
      signedInAs={roleNames.admin}
      user={session.user}
      sections={sections}
    >
      <Router>
        <Route path="/portal" component={WordingsPage} />
        <Route path="/portal/units" component={UnitsPage} />
        <Route default component={NotFoundPage} />
      </Router>
    </Frame>
  );
}
