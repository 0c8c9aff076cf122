import { Route, Router } from 'preact-iso';
import { pageCode } from '../page-code.tsx';
import { NotFoundPage } from '../pages.tsx';
import { Frame } from '../shell.tsx';
import { roleNames } from '../words.ts';

const WordingsPage = pageCode(async () => (await import('./wordings-page.tsx')).WordingsPage);

const sections = [{ path: '/portal/', text: 'Ordalydelser', under: /^\/portal\/?$/ }];

/** The views of an administrator, who never sees a patient, an answer or a unit's numbers. */
export function AdminViews() {
  return (
    <Frame name="NHV-uppföljning" about="Alla enheter" signedInAs={roleNames.admin} sections={sections}>
      <Router>
        <Route path="/portal" component={WordingsPage} />
        <Route default component={NotFoundPage} />
      </Router>
    </Frame>
  );
}
