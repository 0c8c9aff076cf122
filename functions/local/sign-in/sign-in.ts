import * as oauth from 'oauth4webapi';
import { signInLimit } from '../../domain/time-limits.ts';
import { LocalFailure, systemCode } from '../local-failure.ts';
import { issuerPath, portalClient } from './issuer-configuration.ts';

const insecure = {
  [oauth.allowInsecureRequests]: true,
  signal: () => AbortSignal.timeout(signInLimit),
} as const;

/** Signs in as `tokensOf` does, and returns the access token. */
export const accessToken = async (origin: string, person: string): Promise<string> =>
  (await tokensOf(origin, person)).access_token;

/**
 * Signs in at a running local server as a browser would (authorization code and PKCE, choosing `person` on
 * the sign-in page) and returns the tokens.
 * @throws LocalFailure when the server does not run or does not know the person
 */
export async function tokensOf(origin: string, person: string): Promise<oauth.TokenEndpointResponse> {
  const issuer = new URL(`${origin}${issuerPath}`);
  try {
    const server = await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, insecure),
    );
    const client: oauth.Client = { client_id: portalClient };
    const verifier = oauth.generateRandomCodeVerifier();
    const state = oauth.generateRandomState();
    const redirectUri = `${origin}/portal/`;
    const start = new URL(server.authorization_endpoint ?? '');
    start.search = new URLSearchParams({
      client_id: client.client_id,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'openid profile',
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).toString();

    const returned = oauth.validateAuthResponse(
      server,
      client,
      await choose(start, person, redirectUri),
      state,
    );
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      returned,
      redirectUri,
      verifier,
      insecure,
    );
    return await oauth.processAuthorizationCodeResponse(server, client, response);
  } catch (error) {
    if (error instanceof LocalFailure) throw error;
    const refused = systemCode((error as Error).cause) !== undefined;
    throw new LocalFailure(
      refused
        ? `No local server answers at ${origin}: start it with npm start, or name its PORT and HOST.`
        : `The server at ${origin} did not sign ${person} in: ${(error as Error).message}.`,
    );
  }
}

/** Follows the redirects as a browser does, with its cookies, and posts the choice on the way. */
async function choose(start: URL, person: string, redirectUri: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = start;
  let body: URLSearchParams | undefined;
  for (let step = 0; step < 10; step++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(signInLimit),
      headers: { cookie },
      ...(body ? { method: 'POST', body } : {}),
    });
    await response.body?.cancel();
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location) {
      url = new URL(location, url);
      body = undefined;
      if (url.href.startsWith(redirectUri)) return url;
    } else if (response.ok && !body) {
      body = new URLSearchParams({ person });
    } else {
      throw new LocalFailure(`The server does not know ${person} (it answered ${response.status}).`);
    }
  }
  throw new LocalFailure('The sign-in did not come to an end.');
}
