import { once } from 'node:events';
import { statSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { arrayBuffer } from 'node:stream/consumers';
import { JwtVerifier } from 'aws-jwt-verify';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { describe, expect, it } from 'vitest';
import { openDataFolder } from '../../../functions/local/data-folder.ts';
import { createIssuer } from '../../../functions/local/sign-in/issuer.ts';
import { people } from '../../../functions/local/sign-in/people.ts';
import { testIssuer } from '../../support/issuer.ts';
import { temporaryFolder } from '../../support/temporary.ts';

/** Verifies as the deployed portal does, but fetches the keys over plain http. */
function verifierOf(issuer: string) {
  // The connection is not pooled: the pool may hold one to a server that has ended.
  const fetcher = {
    fetch: async (uri: string) => {
      const [response] = (await once(get(uri, { agent: false }), 'response')) as [IncomingMessage];
      return arrayBuffer(response);
    },
  };
  return JwtVerifier.create(
    { issuer, audience: null, jwksUri: `${issuer}/jwks`, customJwtCheck: () => undefined },
    { jwksCache: new SimpleJwksCache({ fetcher }) },
  );
}

const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

async function startOf(origin: string, changes: Record<string, string | undefined>, cookie = '') {
  const given = {
    client_id: 'portal',
    redirect_uri: `${origin}/portal/`,
    response_type: 'code',
    scope: 'openid profile',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...changes,
  };
  const search = new URLSearchParams(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return fetch(`${origin}/oidc/auth?${search}`, { redirect: 'manual', headers: { cookie } });
}

/** The cookies of a browser that had the given ones and got this answer. */
function cookiesAfter(before: string, { headers }: Response): string {
  const pairs = [
    ...before.split('; ').filter(Boolean),
    ...headers.getSetCookie().map((line) => line.split(';')[0] ?? ''),
  ];
  const byName = new Map(pairs.map((pair): [string, string] => [pair.split('=')[0] ?? '', pair]));
  return [...byName.values()].join('; ');
}

/** Signs a person in as a browser with these cookies does; returns the code and the cookies after it. */
async function signedIn(origin: string, person: string, changes: Record<string, string> = {}, before = '') {
  let answer = await startOf(origin, changes, before);
  let cookie = cookiesAfter(before, answer);
  let url = new URL(answer.headers.get('location') ?? '', origin);
  let body: URLSearchParams | undefined = new URLSearchParams({ person });
  while (!url.searchParams.has('code')) {
    answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(body && { method: 'POST', body }),
    });
    if (!answer.headers.has('location')) throw new Error(`${url.pathname} answered ${answer.status}`);
    cookie = cookiesAfter(cookie, answer);
    url = new URL(answer.headers.get('location') ?? '', url);
    body = undefined;
  }
  return { code: url.searchParams.get('code') ?? '', cookie };
}

describe('an access token of the local issuer', () => {
  it.each(people().map(({ id }) => id))(
    'for %s carries that group and is accepted by the verification',
    async (person) => {
      const { issuer, token } = await shared();
      const before = Math.floor(Date.now() / 1000);
      const claims = await verifierOf(issuer).verify(await token(person));
      expect(claims).toMatchObject({
        iss: issuer,
        sub: person,
        client_id: 'portal',
        token_use: 'access',
        'cognito:groups': [person],
      });
      expect(Number(claims.exp) - Number(claims.iat)).toBe(8 * 60 * 60);
      expect(Number(claims.auth_time)).toBeGreaterThanOrEqual(before);
      expect(Number(claims.iat)).toBeGreaterThanOrEqual(before);
      expect(Number(claims.iat)).toBeLessThanOrEqual(Date.now() / 1000);
    },
  );

  it('is valid after a restart of the server, by the stored keys that only their owner can read', async () => {
    const first = await testIssuer();
    const token = await first.token('admin');
    await first.stop();
    const second = await testIssuer({ path: first.path, port: Number(new URL(first.origin).port) });
    await expect(verifierOf(second.issuer).verify(token)).resolves.toMatchObject({ sub: 'admin' });
    expect(statSync(join(first.path, 'issuer-key.json')).mode & 0o777).toBe(0o600);
  });

  it('of another issuer is refused', async () => {
    const [{ issuer }, other] = await Promise.all([shared(), testIssuer()]);
    await expect(verifierOf(issuer).verify(await other.token('admin'))).rejects.toThrow();
  });
});

const post = (origin: string, path: string, fields: Record<string, string>) =>
  fetch(`${origin}/oidc/${path}`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'portal', ...fields }),
  });

describe('a refresh token of the local issuer', () => {
  const refresh = (origin: string, refresh_token: string) =>
    post(origin, 'token', { grant_type: 'refresh_token', refresh_token });

  it('gives new tokens once, and another refresh token with them', async () => {
    const { origin, issuer, tokens } = await shared();
    const { refresh_token: first = '' } = await tokens('admin');
    const answer = await refresh(origin, first);
    const renewed = (await answer.json()) as { access_token: string; refresh_token: string };
    expect(answer.status).toBe(200);
    expect(renewed.refresh_token).not.toBe(first);
    await expect(verifierOf(issuer).verify(renewed.access_token)).resolves.toMatchObject({ sub: 'admin' });
    expect((await refresh(origin, first)).status).toBe(400);
    // The second use of the first means that two hold it: neither goes on.
    expect((await refresh(origin, renewed.refresh_token)).status).toBe(400);
  });

  it('no longer works once it is revoked', async () => {
    const { origin, tokens } = await shared();
    const { refresh_token: token = '' } = await tokens('admin');
    expect((await post(origin, 'token/revocation', { token })).status).toBe(200);
    expect((await refresh(origin, token)).status).toBe(400);
  });
});

describe('the local issuer', () => {
  it('publishes public keys only', async () => {
    const { origin, jwks } = await shared();
    const published = (await (await fetch(`${origin}/oidc/jwks`)).json()) as { keys: object[] };
    for (const { keys } of [published, jwks]) {
      expect(keys).toHaveLength(1);
      expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    }
  });

  it('signs in no unknown person', async () => {
    const { token } = await shared();
    await expect(token('staff@nowhere')).rejects.toThrow('does not know staff@nowhere');
  });

  it('refuses a sign-in without PKCE', async () => {
    const { origin } = await shared();
    const response = await startOf(origin, { code_challenge: undefined, code_challenge_method: undefined });
    const returned = new URL(response.headers.get('location') ?? '');
    expect(returned.searchParams.get('error')).toBe('invalid_request');
    expect(returned.searchParams.get('code')).toBeNull();
  });

  it.each([
    'https://elsewhere.example/portal/',
    'http://127.0.0.1:1/portal/',
    'ORIGIN/portal-elsewhere',
    'ORIGIN/',
    'ORIGIN/portal/../',
    'ORIGIN/portal/%2e%2e/',
    'ORIGIN/portal/#fragment',
    'ORIGIN.elsewhere.example/portal/',
    'ORIGIN@elsewhere.example/portal/',
    'USER@ORIGIN/portal/',
    'ORIGIN\\portal\\',
    '//elsewhere.example/portal/',
    'javascript:alert(1)//portal/',
  ])('refuses to return to %s', async (target) => {
    const { origin } = await shared();
    const redirect_uri = target
      .replace('USER@ORIGIN', origin.replace('//', '//elsewhere.example@'))
      .replace('ORIGIN', origin);
    const response = await startOf(origin, { redirect_uri });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
  });

  it('gives tokens for a code once, to the address that it was sent to and with its verifier', async () => {
    const { origin } = await shared();
    const exchange = (code: string, more: Record<string, string> = {}) =>
      post(origin, 'token', {
        grant_type: 'authorization_code',
        code,
        redirect_uri: `${origin}/portal/`,
        code_verifier: verifier,
        ...more,
      });
    for (const wrong of [{ code_verifier: 'a'.repeat(43) }, { redirect_uri: `${origin}/portal/x` }]) {
      const { code } = await signedIn(origin, 'admin');
      expect((await exchange(code, wrong)).status).toBe(400);
    }
    const { code } = await signedIn(origin, 'admin');
    const first = await exchange(code);
    const { refresh_token } = (await first.json()) as { refresh_token: string };
    expect(first.status).toBe(200);
    expect((await exchange(code)).status).toBe(400);
    // The code has been in two hands, so that what it gave ends too.
    expect((await post(origin, 'token', { grant_type: 'refresh_token', refresh_token })).status).toBe(400);
  });

  it.each<[string, Record<string, string>]>([
    ['an age that no sign-in has', { max_age: '0' }],
    ['a new sign-in', { prompt: 'login' }],
  ])('asks again who signs in, in a session that goes on, for %s', async (_, asked) => {
    const { origin } = await shared();
    const { cookie } = await signedIn(origin, 'admin');
    const goesOn = await startOf(origin, { max_age: '300' }, cookie);
    expect(new URL(goesOn.headers.get('location') ?? '', origin).searchParams.has('code')).toBe(true);
    const again = await startOf(origin, asked, cookie);
    expect(again.headers.get('location')).toMatch(/^\/oidc\/interaction\//);
  });

  it('gives a session a new name when somebody signs in, so that a planted one is worth nothing', async () => {
    const { origin } = await shared();
    const { cookie } = await signedIn(origin, 'admin');
    const next = await signedIn(origin, 'admin', { prompt: 'login' }, cookie);
    const nameIn = (text: string) => /session-\d+=([^;]+)/.exec(text)?.[1];
    expect(nameIn(next.cookie)).toBeTruthy();
    expect(nameIn(next.cookie)).not.toBe(nameIn(cookie));
    const planted = 'session-1=planted; '.replace('1', new URL(origin).port);
    expect((await startOf(origin, {}, planted)).headers.get('location')).toMatch(/^\/oidc\/interaction\//);
  });

  it('returns staff to the view of the portal that they left', async () => {
    const { origin } = await shared();
    const response = await startOf(origin, { redirect_uri: `${origin}/portal/patienter` });
    expect(response.headers.get('location')).toMatch(/^\/oidc\/interaction\//);
  });

  it('shows a sign-in page without script and with a policy that allows none', async () => {
    const { origin } = await shared();
    const start = await startOf(origin, {});
    const cookie = start.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const response = await fetch(new URL(start.headers.get('location') ?? '', origin), {
      headers: { cookie },
    });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|style="|onclick/);
    for (const { id } of people()) expect(html).toContain(`value="${id}"`);
  });

  it('gives advice when a sign-in is no longer under way', async () => {
    const { origin } = await shared();
    const response = await fetch(`${origin}/oidc/interaction/gone`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Börja om från portalen');
  });

  it('refuses every address except this machine over plain http', () => {
    const folder = openDataFolder(temporaryFolder());
    expect(() => createIssuer({ origin: 'https://follow-up.example', people: people(), folder })).toThrow(
      /for this machine only/,
    );
  });
});

let one: ReturnType<typeof testIssuer> | undefined;
/** One issuer for the tests that do not change it. */
function shared() {
  one ??= testIssuer();
  return one;
}
