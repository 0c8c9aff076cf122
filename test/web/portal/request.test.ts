import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { pageGlobals, pageOrigin } from '../../support/page-globals.ts';

const issuer = 'https://issuer.test';

/** A token for a user, as far as the page reads it. */
const tokenFor = (subject: string, name: string) =>
  `.${Buffer.from(JSON.stringify({ sub: subject, name })).toString('base64url')}.`;
const old = tokenFor('anna', 'old');
const refreshed = tokenFor('anna', 'refreshed');
const signedIn = tokenFor('anna', 'signed in');

/** The state of the API and the issuer: the accepted tokens, and the calls to both. */
const server = {
  takes: [] as string[],
  refreshes: true,
  asked: [] as string[],
  refreshed: 0,
  online: true,
  silent: false,
};

const left = pageGlobals(async (request) => {
  switch (request.url) {
    case `${pageOrigin}/portal/config.json`:
      return Response.json({ issuer, clientId: 'portal' });
    case `${issuer}/.well-known/openid-configuration`:
      return Response.json({ issuer, token_endpoint: `${issuer}/token` });
    case `${issuer}/token`:
      server.refreshed += 1;
      return server.refreshes
        ? Response.json({ access_token: refreshed, token_type: 'bearer' })
        : Response.json({ error: 'invalid_grant' }, { status: 400 });
    default: {
      if (!server.online) throw new TypeError('Failed to fetch');
      request.signal.throwIfAborted();
      if (server.silent)
        await new Promise((_, reject) =>
          request.signal.addEventListener('abort', () => reject(request.signal.reason)),
        );
      const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? '';
      server.asked.push(token);
      return server.takes.includes(token)
        ? Response.json({ method: request.method, body: await request.text() })
        : Response.json({ detail: 'Du är inte inloggad.' }, { status: 401 });
    }
  }
});
const { signedFetch, successful } = await import('../../../web/portal/request.ts');
const { mustSignInAgain } = await import('../../../web/portal/sign-in/sign-in.ts');
const { keepTokens, tokens } = await import('../../../web/portal/sign-in/tokens.ts');

/** The tab in which the user signs in again. */
const otherTab = new BroadcastChannel('nhv.sign-in');
afterAll(() => otherTab.close());
const asked = () => expect.poll(() => mustSignInAgain.value).toBe('expired');
const signInAs = (access: string) =>
  otherTab.postMessage({ kind: 'signed-in', tokens: { access, refresh: 'next' } });

const put = () => signedFetch(`${pageOrigin}/api/portal/x`, { method: 'PUT', body: 'typed' });

beforeEach(() => {
  Object.assign(server, { takes: [], refreshes: true, asked: [], refreshed: 0, online: true, silent: false });
  keepTokens({ access: old, refresh: 'first' });
});

describe('a request of the portal', () => {
  it('carries the token of the user', async () => {
    server.takes = [old];
    expect((await put()).status).toBe(200);
    expect([server.asked, server.refreshed]).toEqual([[old], 0]);
  });

  it('is sent again unchanged once the session is renewed', async () => {
    server.takes = [refreshed];
    expect(await (await put()).json()).toEqual({ method: 'PUT', body: 'typed' });
    expect([server.asked, server.refreshed]).toEqual([[old, refreshed], 1]);
    expect(tokens()).toMatchObject({ access: refreshed, refresh: 'first' });
    expect(mustSignInAgain.value).toBeUndefined();
  });

  it('shares the renewal with other requests refused at the same time', async () => {
    server.takes = [refreshed];
    const answers = await Promise.all([put(), put(), put()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(server.refreshed).toBe(1);
  });

  it('waits for the user to sign in when the session cannot be renewed', async () => {
    server.refreshes = false;
    server.takes = [signedIn];
    const answers = Promise.all([put(), put()]);
    await asked();
    signInAs(signedIn);
    expect((await answers).map(({ status }) => status)).toEqual([200, 200]);
    expect(mustSignInAgain.value).toBeUndefined();
  });

  it('that is refused with renewed tokens asks the user to sign in once, and then gives up', async () => {
    const answer = put();
    await asked();
    expect([server.asked, server.refreshed]).toEqual([[old, refreshed], 1]);
    signInAs(signedIn);
    expect((await answer).status).toBe(401);
    expect([server.asked, server.refreshed]).toEqual([[old, refreshed, signedIn], 1]);
    expect(mustSignInAgain.value).toBeUndefined();
  });

  it('asks the user to sign in once when there is no refresh token', async () => {
    keepTokens({ access: old });
    const answer = put();
    await asked();
    signInAs(signedIn);
    expect((await answer).status).toBe(401);
    expect([server.asked, server.refreshed]).toEqual([[old, signedIn], 0]);
  });

  it('reports a missing answer, but not for a request that was cancelled', async () => {
    server.online = false;
    await expect(put()).rejects.toMatchObject({ status: 0, detail: expect.stringContaining('nätverket') });
    const typed = { method: 'PUT', body: '{}', headers: { 'content-type': 'application/json' } };
    const kept = { detail: expect.stringContaining('Inget av det du har skrivit är borta') };
    await expect(signedFetch(`${pageOrigin}/api/portal/x`, typed)).rejects.toMatchObject(kept);
    await expect(signedFetch(`${pageOrigin}/api/portal/x`)).rejects.not.toMatchObject(kept);
    server.online = true;
    const calledOff = signedFetch(`${pageOrigin}/api/portal/x`, { signal: AbortSignal.abort() });
    await expect(calledOff).rejects.toMatchObject({ name: 'AbortError' });
  });

  it.each([
    ['no body', undefined, undefined],
    ['what was typed', '{}', 'application/json'],
    ['a file', 'a;b', 'text/csv'],
  ])('with %s is no answer when none comes in its time', async (_, body, type) => {
    server.silent = true;
    const limits = { call: type === 'text/csv' ? 100_000 : 20, file: type === 'text/csv' ? 20 : 100_000 };
    const init = { method: 'POST', body: body ?? null, headers: type ? { 'content-type': type } : {} };
    await expect(signedFetch(`${pageOrigin}/api/portal/x`, init, limits)).rejects.toMatchObject({
      status: 0,
    });
  });

  it('that the user calls off is called off within its time', async () => {
    server.silent = true;
    const off = new AbortController();
    const asked = signedFetch(`${pageOrigin}/api/portal/x`, { signal: off.signal });
    off.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is a problem when it fails', async () => {
    server.takes = [old];
    expect((await successful(put())).ok).toBe(true);
    keepTokens({ access: old });
    server.takes = [];
    const answer = successful(put());
    await asked();
    signInAs(signedIn);
    await expect(answer).rejects.toMatchObject({ status: 401, detail: 'Du är inte inloggad.' });
  });

  // The last test: it leaves the page, and no request follows.
  it('of one user is not sent in the name of another who signs in', async () => {
    server.refreshes = false;
    let isAnswered = false;
    void put().then(() => {
      isAnswered = true;
    });
    await asked();
    signInAs(tokenFor('bertil', 'signed in'));
    await expect.poll(() => left).toEqual(['/portal/']);
    await new Promise((resolve) => setImmediate(resolve));
    expect([server.asked, isAnswered]).toEqual([[old], false]);
  });
});
