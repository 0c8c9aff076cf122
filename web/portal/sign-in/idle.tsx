import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { Idleness } from './idle-clock.ts';
import { sessionClock } from './session-clock.ts';
import { endIdleSession, mustSignInAgain, signOut } from './sign-in.ts';

const idleness = signal<Idleness>('busy');

const touches = ['pointerdown', 'keydown', 'wheel', 'input'] as const;

/** The time between two looks at the clock, in milliseconds. A hidden tab looks less often. */
const lookEvery = 2_000;

function look(): void {
  idleness.value = sessionClock.idleness();
  if (idleness.value === 'ended') endIdleSession();
}

/** Ends the session when nobody has touched the portal for its time, in any tab. @returns a function that stops it */
function watchIdleness(): () => void {
  // The look comes first: a touch after the end, on a computer that slept, does not go on with the session.
  const touch = () => {
    look();
    sessionClock.touch();
  };
  const options = { capture: true, passive: true };
  for (const kind of touches) addEventListener(kind, touch, options);
  document.addEventListener('visibilitychange', look);
  const timer = setInterval(look, lookEvery);
  look();
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    for (const kind of touches) removeEventListener(kind, touch, options);
  };
}

function stay(): void {
  sessionClock.stay();
  look();
}

/** Warns two minutes before the session ends for idleness, and lets the user stay (WCAG 2.2.1). */
export function IdleWarning() {
  useEffect(watchIdleness, []);
  if (idleness.value !== 'ending' || mustSignInAgain.value) return null;
  return (
    <Dialog title="Du loggas snart ut" onClose={stay}>
      <div class="stack">
        <p>
          Du har inte använt portalen på en stund. Inom två minuter loggas du ut. Det du har skrivit finns
          kvar även då.
        </p>
        <p class="actions">
          <Button look="primary" onPress={stay}>
            Fortsätt arbeta
          </Button>
          <Button look="quiet" onPress={() => void signOut()}>
            Logga ut
          </Button>
        </p>
      </div>
    </Dialog>
  );
}
