import { signal } from '@preact/signals';
import { fetchCode } from '../code.ts';
import { hearTabs, tellTabs } from './other-tabs.ts';
import { sessionClock } from './session-clock.ts';
import { keepTokens, signedInBefore, subjectOf, type Tokens, tokens } from './tokens.ts';

/** The exchange with the issuer, a tenth of the portal's script: needed only where a session begins, is renewed or ends. */
const openId = () => fetchCode(() => import('./open-id.ts'));

/** `done`: this tab was opened only to sign in again, and the sign-in is complete. */
export type SignInState = 'starting' | 'out' | 'in' | 'done' | 'failed';

export const signInState = signal<SignInState>('starting');

/**
 * Why the session has ended, when the user must sign in again to go on: the tokens `expired`, or nobody touched the
 * portal for its time (`idle`).
 */
export const mustSignInAgain = signal<'expired' | 'idle' | undefined>(undefined);

/** The path of the tab for signing in again, while the first tab keeps what is being written. */
export const signInAgainPath = '/portal/logga-in-igen';

hearTabs((message) => {
  if (message.kind === 'signed-out' && signInState.value === 'in') void leaveWithOthers();
  if (message.kind === 'renewed' && tokens()?.refresh === message.before) keepTokens(message.tokens);
});

/** Finds out at the start whether a user is signed in, and completes a sign-in that was under way. */
export async function startSignIn(): Promise<void> {
  const here = new URL(location.href);
  try {
    if (isReturn(here)) return await comeBack(here);
    if (here.pathname === signInAgainPath) {
      return await (await openId()).leaveForSignIn('again', '/portal/', {
        anew: here.searchParams.get('why') === 'idle',
      });
    }
    if (tokens()) signInState.value = 'in';
    else if (signedInBefore() && here.pathname !== '/portal/') await enter();
    else signInState.value = 'out';
  } catch {
    history.replaceState(null, '', '/portal/');
    signInState.value = 'failed';
  }
}

/** Whether the issuer sent the browser back to this address. */
const isReturn = (url: URL): boolean =>
  url.searchParams.has('state') && (url.searchParams.has('code') || url.searchParams.has('error'));

async function comeBack(here: URL): Promise<void> {
  const { tokens: received, errand } = await (await openId()).completeSignIn(here);
  keepTokens(received);
  sessionClock.begin();
  history.replaceState(null, '', errand.returnTo);
  if (errand.purpose === 'again') tellTabs({ kind: 'signed-in', tokens: received });
  signInState.value = errand.purpose === 'again' ? 'done' : 'in';
  if (errand.purpose === 'again') window.close();
}

/** Signs in and comes back to the present view. */
export async function enter(): Promise<void> {
  try {
    await (await openId()).leaveForSignIn('enter', location.pathname + location.search);
  } catch {
    signInState.value = 'failed';
  }
}

/**
 * Signs in anew for an action that needs a fresh sign-in, and comes back to the present view (step-up, RFC 9470).
 * @param maxAge the oldest sign-in that is good enough, in seconds
 */
export async function stepUp(maxAge: number): Promise<void> {
  const { leaveForSignIn } = await openId();
  await leaveForSignIn('enter', location.pathname + location.search, { anew: true, maxAge });
}

/** Ends the session in every tab of this browser, and at the issuer. */
export async function signOut(): Promise<void> {
  const last = tokens();
  tellTabs({ kind: 'signed-out' });
  endHere();
  try {
    const { revokeTokens, signOutAddress } = await openId();
    await revokeTokens(last);
    location.assign(await signOutAddress(last));
  } catch {
    location.assign('/portal/');
  }
}

/** Ends this tab's session after the user has signed out in another. The tab may hold a refresh token of its own. */
async function leaveWithOthers(): Promise<void> {
  const last = tokens();
  endHere();
  await revoke(last);
  location.assign('/portal/');
}

/** Revokes the refresh token if it can: the session ends here in any case. */
async function revoke(last: Tokens | null): Promise<void> {
  if (!last?.refresh) return;
  const code = await openId().catch(() => undefined);
  await code?.revokeTokens(last);
}

/** Forgets the tokens, and takes every view away at once. */
function endHere(): void {
  keepTokens(null);
  signInState.value = 'starting';
}

/** Ends the session of a user who has left it. What is typed stays in the page, covered, until they sign in again. */
export function endIdleSession(): void {
  const last = tokens();
  if (!last) return;
  void askToSignIn('idle');
  keepTokens(null);
  void revoke(last);
}

let refreshing: Promise<boolean> | undefined;
let asking: Promise<void> | undefined;

/**
 * Renews the tokens after the server has refused the old ones: with the refresh token, otherwise by a new
 * sign-in. Simultaneous calls wait for the same renewal.
 * @returns `refresh` when the refresh token was enough, `person` after a new sign-in
 */
export async function renew(): Promise<'refresh' | 'person'> {
  if (!asking) {
    refreshing ??= refresh().finally(() => {
      refreshing = undefined;
    });
    if (await refreshing) return 'refresh';
  }
  await askToSignIn();
  return 'person';
}

async function refresh(): Promise<boolean> {
  const old = tokens();
  // Without the code, as without an answer from the issuer, the user signs in again in a tab that has it.
  const fresh =
    old &&
    (await openId().then(
      ({ refreshTokens }) => refreshTokens(old),
      () => null,
    ));
  // The session may have ended while the answer was on its way.
  if (tokens() !== old) {
    if (!tokens()) void revoke(fresh);
    return tokens() !== null;
  }
  if (!fresh) return false;
  keepTokens(fresh);
  if (old.refresh) tellTabs({ kind: 'renewed', before: old.refresh, tokens: fresh });
  return true;
}

/** Waits until the user has signed in again in another tab, while this tab keeps what is typed. */
export function askToSignIn(why: 'expired' | 'idle' = 'expired'): Promise<void> {
  asking ??= signedInElsewhere(why).finally(() => {
    asking = undefined;
    mustSignInAgain.value = undefined;
  });
  return asking;
}

function signedInElsewhere(why: 'expired' | 'idle'): Promise<void> {
  const old = tokens();
  mustSignInAgain.value = why;
  return new Promise((resolve) => {
    const stop = hearTabs((message) => {
      if (message.kind !== 'signed-in') return;
      stop();
      keepTokens(message.tokens);
      // Another user at the same computer: nothing that the first user saw may stay, and nothing that the
      // first user began may be done in the name of the other.
      if (old && subjectOf(old) !== subjectOf(message.tokens)) location.assign('/portal/');
      else resolve();
    });
  });
}
