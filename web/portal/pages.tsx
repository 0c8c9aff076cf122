import { LinkButton } from '../ui/button.tsx';
import { Page } from './shell.tsx';

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
