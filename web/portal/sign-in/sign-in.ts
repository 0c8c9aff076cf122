import { signal } from '@preact/signals';
import { completeSignIn, isReturn, leaveForSignIn, refreshTokens, signOutAddress } from './open-id.ts';
import { keepTokens, signedInBefore, subjectOf, type Tokens, tokens } from './tokens.ts';

/** `done`: this tab was opened only to sign in again, and the sign-in is complete. */
export type SignInState = 'starting' | 'out' | 'in' | 'done' | 'failed';

export const signInState = signal<SignInState>('starting');

/** Whether the session has ended, and the user must sign in again to go on. */
export const mustSignInAgain = signal(false);

/** The path of the tab for signing in again, while the first tab keeps what is being written. */
export const signInAgainPath = '/portal/logga-in-igen';

/** Announces a sign-in to the other tabs of this browser. */
const channel = new BroadcastChannel('nhv.sign-in');

/** Finds out at the start whether a user is signed in, and completes a sign-in that was under way. */
export async function startSignIn(): Promise<void> {
  const here = new URL(location.href);
  try {
    if (isReturn(here)) return await comeBack(here);
    if (here.pathname === signInAgainPath) return await leaveForSignIn('again', '/portal/');
    if (tokens()) signInState.value = 'in';
    else if (signedInBefore() && here.pathname !== '/portal/') await enter();
    else signInState.value = 'out';
  } catch {
    history.replaceState(null, '', '/portal/');
    signInState.value = 'failed';
  }
}

async function comeBack(here: URL): Promise<void> {
  const { tokens: received, errand } = await completeSignIn(here);
  keepTokens(received);
  history.replaceState(null, '', errand.returnTo);
  if (errand.purpose === 'again') channel.postMessage(received);
  signInState.value = errand.purpose === 'again' ? 'done' : 'in';
  if (errand.purpose === 'again') window.close();
}

/** Signs in and comes back to the present view. */
export async function enter(): Promise<void> {
  try {
    await leaveForSignIn('enter', location.pathname + location.search);
  } catch {
    signInState.value = 'failed';
  }
}

export async function signOut(): Promise<void> {
  const last = tokens();
  keepTokens(null);
  try {
    location.assign(await signOutAddress(last));
  } catch {
    location.assign('/portal/');
  }
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
  const fresh = old && (await refreshTokens(old));
  if (fresh) keepTokens(fresh);
  return Boolean(fresh);
}

/** Waits until the user has signed in again in another tab, while this tab keeps what is typed. */
export function askToSignIn(): Promise<void> {
  asking ??= signedInElsewhere().finally(() => {
    asking = undefined;
    mustSignInAgain.value = false;
  });
  return asking;
}

function signedInElsewhere(): Promise<void> {
  const old = tokens();
  mustSignInAgain.value = true;
  return new Promise((resolve) => {
    const receive = ({ data }: MessageEvent<Tokens>) => {
      channel.removeEventListener('message', receive);
      keepTokens(data);
      // Another user at the same computer: nothing that the first user saw may stay, and nothing that the
      // first user began may be done in the name of the other.
      if (old && subjectOf(old) !== subjectOf(data)) location.assign('/portal/');
      else resolve();
    };
    channel.addEventListener('message', receive);
  });
}
