import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { TabMessage } from '../../../../web/portal/sign-in/other-tabs.ts';
import { pageGlobals, pageOrigin } from '../../../support/page-globals.ts';

const issuer = 'https://issuer.test';
const tokenFor = (subject: string) =>
  `.${Buffer.from(JSON.stringify({ sub: subject })).toString('base64url')}.`;
const anna = { access: tokenFor('anna'), refresh: 'annas' };

const revoked: string[] = [];
let isReached = true;
const left = pageGlobals(async (request) => {
  switch (request.url) {
    case `${pageOrigin}/portal/config.json`:
      return Response.json({ issuer, clientId: 'portal', signOutUrl: `${issuer}/logout` });
    case `${issuer}/.well-known/openid-configuration`:
      return Response.json({
        issuer,
        token_endpoint: `${issuer}/token`,
        revocation_endpoint: `${issuer}/revoke`,
      });
    case `${issuer}/token`:
      return Response.json({ access_token: tokenFor('anna'), token_type: 'bearer', refresh_token: 'next' });
    case `${issuer}/revoke`:
      if (!isReached) throw new TypeError('Failed to fetch');
      revoked.push(new URLSearchParams(await request.text()).get('token') ?? '');
      return new Response(null, { status: 200 });
    default:
      return new Response(null, { status: 404 });
  }
});
const { askToSignIn, endIdleSession, mustSignInAgain, renew, signInState, signOut } = await import(
  '../../../../web/portal/sign-in/sign-in.ts'
);
const { keepTokens, tokens } = await import('../../../../web/portal/sign-in/tokens.ts');

const otherTab = new BroadcastChannel('nhv.sign-in');
const heard: TabMessage[] = [];
otherTab.onmessage = ({ data }: MessageEvent<TabMessage>) => void heard.push(data);
afterAll(() => otherTab.close());
const tell = (message: TabMessage) => otherTab.postMessage(message);

beforeEach(() => {
  for (const list of [revoked, left, heard]) list.length = 0;
  isReached = true;
  keepTokens(anna);
  signInState.value = 'in';
});

describe('signing out', () => {
  it('takes the views away, revokes the refresh token, tells the other tabs, and leaves for the issuer', async () => {
    const done = signOut();
    expect([tokens(), signInState.value]).toEqual([null, 'starting']);
    await done;
    expect(revoked).toEqual(['annas']);
    expect(left).toEqual([expect.stringContaining(`${issuer}/logout?client_id=portal`)]);
    await expect.poll(() => heard).toEqual([{ kind: 'signed-out' }]);
  });

  it('ends here also when the issuer cannot be reached for the revocation', async () => {
    isReached = false;
    await signOut();
    expect([tokens(), left.length, revoked]).toEqual([null, 1, []]);
  });

  it('in another tab ends this one, and revokes its own refresh token', async () => {
    tell({ kind: 'signed-out' });
    await expect.poll(() => left).toEqual(['/portal/']);
    expect([tokens(), signInState.value, revoked]).toEqual([null, 'starting', ['annas']]);
  });
});

describe('a refresh token that is used up', () => {
  it('is replaced, and the new one is passed to the tabs that hold the same', async () => {
    expect(await renew()).toBe('refresh');
    expect(tokens()?.refresh).toBe('next');
    await expect
      .poll(() => heard)
      .toEqual([{ kind: 'renewed', before: 'annas', tokens: expect.objectContaining({ refresh: 'next' }) }]);
  });

  it('in another tab is replaced here when it is the same one', async () => {
    tell({ kind: 'renewed', before: 'another', tokens: { access: 'x', refresh: 'x' } });
    tell({ kind: 'renewed', before: 'annas', tokens: { access: anna.access, refresh: 'next' } });
    await expect.poll(() => tokens()?.refresh).toBe('next');
  });
});

// The last tests: they wait for a sign-in.
describe('a session that ends for idleness', () => {
  it('has no tokens left, and goes on where it was once the same user signs in again', async () => {
    endIdleSession();
    expect([tokens(), mustSignInAgain.value, signInState.value]).toEqual([null, 'idle', 'in']);
    await expect.poll(() => revoked).toEqual(['annas']);
    endIdleSession();
    const waiting = askToSignIn();
    tell({ kind: 'signed-in', tokens: { access: tokenFor('anna'), refresh: 'anew' } });
    await waiting;
    expect([tokens()?.refresh, mustSignInAgain.value, left]).toEqual(['anew', undefined, []]);
  });

  it('shows nothing of it to another user', async () => {
    endIdleSession();
    tell({ kind: 'signed-in', tokens: { access: tokenFor('bertil'), refresh: 'his' } });
    await expect.poll(() => left).toEqual(['/portal/']);
  });
});
