import { Route, Router } from 'preact-iso';
import { NotFoundPage } from '../pages.tsx';
import { Frame } from '../shell.tsx';
import { roleNames } from '../words.ts';
import { WordingsPage } from './wordings-page.tsx';

const sections = [{ path: '/portal/', text: 'Ordalydelser', under: /^\/portal\/?$/ }];

/** What an administrator sees: never a patient, an answer or a unit's numbers. */
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
