import { LinkButton } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Session } from './api.ts';
import { Bare, Page } from './shell.tsx';
import { signOut } from './sign-in/sign-in.ts';
import { roleNames } from './words.ts';

export function NotFoundPage() {
  return (
    <Page title="Sidan finns inte">
      <div class="stack">
        <p>Adressen kan vara felskriven, eller så finns sidan inte längre.</p>
        <LinkButton href="/portal/" look="primary">
          Till översikten
        </LinkButton>
      </div>
    </Page>
  );
}

/** The page for the authority, which belongs to no unit and never sees a patient. */
export function OtherRolePage({ session }: { session: Session }) {
  return (
    <Bare>
      <div class="card stack">
        <h1>Du är inloggad som {roleNames[session.role].toLowerCase()}</h1>
        <p>
          Din roll är till för enheternas undertecknade årsrapporter och landets siffror. Den ser aldrig
          patienter eller enskilda svar.
        </p>
        <Notice title="Det finns inget att visa ännu">
          <p>Årsrapporter och landets siffror finns inte i systemet än. Enheternas siffror ser de själva.</p>
        </Notice>
        <p>
          <button type="button" class="button" onClick={() => void signOut()}>
            Logga ut
          </button>
        </p>
      </div>
    </Bare>
  );
}
