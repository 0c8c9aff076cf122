import { useEffect, useLayoutEffect } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Bare } from '../shell.tsx';
import { enter, mustSignInAgain, type SignInState, signInAgainPath, signOut } from './sign-in.ts';

export function SignInPage({ state }: { state: SignInState }) {
  useEffect(() => {
    document.title = 'Logga in · NHV-uppföljning';
  }, []);
  return (
    <Bare>
      <div class="card stack">
        {state === 'done' ? (
          <>
            <h1>Du är inloggad igen</h1>
            <p>Stäng den här fliken och fortsätt där du var. Det du hade skrivit finns kvar.</p>
          </>
        ) : (
          <>
            <h1>NHV-uppföljning</h1>
            <p>
              Enheternas portal för uppföljning av nationell högspecialiserad vård: patienter, enkäter och
              årets mått.
            </p>
            {state === 'failed' && (
              <Notice kind="error" title="Inloggningen blev inte klar" urgent>
                <p>Försök igen. Händer det flera gånger, kontakta den som sköter systemet i din region.</p>
              </Notice>
            )}
            <p>
              <Button look="primary" onPress={() => void enter()}>
                Logga in
              </Button>
            </p>
          </>
        )}
      </div>
    </Bare>
  );
}

/** Covers the page when the session has ended; typed text stays behind it, and is hidden. */
export function SignInAgain() {
  const why = mustSignInAgain.value;
  useLayoutEffect(() => {
    document.documentElement.classList.toggle('covered', why !== undefined);
    return () => document.documentElement.classList.remove('covered');
  }, [why]);
  if (!why) return null;
  return (
    <Dialog title="Logga in igen" cover>
      <div class="stack">
        <p>
          {why === 'idle' ? 'Du har inte använt portalen på 30 minuter.' : 'Inloggningen har gått ut.'} Logga
          in i en ny flik så fortsätter du här. Det du har skrivit finns kvar.
        </p>
        <p class="actions">
          <Button look="primary" onPress={() => window.open(`${signInAgainPath}?why=${why}`, '_blank')}>
            Logga in i ny flik
          </Button>
          <Button look="quiet" onPress={() => void signOut()}>
            Logga ut i stället
          </Button>
        </p>
      </div>
    </Dialog>
  );
}
