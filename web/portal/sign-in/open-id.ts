import * as oauth from 'oauth4webapi';
import { revocationLimit, signInLimit } from '../../../functions/domain/time-limits.ts';
import type { Tokens } from './tokens.ts';

/** The sign-in settings, served beside the application by the same server. */
type Config = { issuer: string; clientId: string; signOutUrl?: string };

/** The state that is kept between leaving for the sign-in and coming back. */
type Errand = { verifier: string; state: string; purpose: 'enter' | 'again'; returnTo: string };

const errandKey = 'nhv.sign-in';
const redirectUri = () => `${location.origin}/portal/`;

type Party = {
  config: Config;
  server: oauth.AuthorizationServer;
  client: oauth.Client;
  options: oauth.TokenEndpointRequestOptions;
};
let known: Promise<Party> | undefined;

async function discover(): Promise<Party> {
  const response = await fetch('/portal/config.json', { signal: AbortSignal.timeout(signInLimit) });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  const config = (await response.json()) as Config;
  const issuer = new URL(config.issuer);
  // Only the issuer of the local run is reached without TLS.
  const options = {
    signal: () => AbortSignal.timeout(signInLimit),
    [oauth.allowInsecureRequests]: issuer.protocol === 'http:',
  };
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));
  return { config, server, client: { client_id: config.clientId }, options };
}

function party(): Promise<Party> {
  known ??= discover().catch((error) => {
    known = undefined;
    throw error;
  });
  return known;
}

/**
 * Leaves for the issuer's sign-in pages; the browser comes back to /portal/ with a code.
 * @param anew the user must sign in there, though a session at the issuer may go on
 * @param maxAge the oldest sign-in that is good enough, in seconds
 */
export async function leaveForSignIn(
  purpose: Errand['purpose'],
  returnTo: string,
  { anew = false, maxAge }: { anew?: boolean; maxAge?: number } = {},
): Promise<void> {
  const { server, client } = await party();
  if (!server.authorization_endpoint) throw new Error('the issuer has no authorization endpoint');
  const errand: Errand = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    purpose,
    returnTo,
  };
  sessionStorage.setItem(errandKey, JSON.stringify(errand));
  const url = new URL(server.authorization_endpoint);
  url.search = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: 'openid',
    state: errand.state,
    code_challenge: await oauth.calculatePKCECodeChallenge(errand.verifier),
    code_challenge_method: 'S256',
    ...(anew && { prompt: 'login' }),
    ...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
  }).toString();
  location.assign(url);
}

/** Exchanges the code of a return for tokens. */
export async function completeSignIn(url: URL): Promise<{ tokens: Tokens; errand: Errand }> {
  const { server, client, options } = await party();
  const errand = JSON.parse(sessionStorage.getItem(errandKey) ?? 'null') as Errand | null;
  sessionStorage.removeItem(errandKey);
  if (!errand) throw new Error('no sign-in was under way');
  const returned = oauth.validateAuthResponse(server, client, url, errand.state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    returned,
    redirectUri(),
    errand.verifier,
    options,
  );
  return { tokens: read(await oauth.processAuthorizationCodeResponse(server, client, response)), errand };
}

/** Fetches new tokens with the refresh token; null when there is none or it no longer works. */
export async function refreshTokens(tokens: Tokens): Promise<Tokens | null> {
  if (!tokens.refresh) return null;
  try {
    const { server, client, options } = await party();
    const response = await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      tokens.refresh,
      options,
    );
    return { ...tokens, ...read(await oauth.processRefreshTokenResponse(server, client, response)) };
  } catch {
    return null;
  }
}

const read = ({ access_token, refresh_token, id_token }: oauth.TokenEndpointResponse): Tokens => ({
  access: access_token,
  ...(refresh_token ? { refresh: refresh_token } : {}),
  ...(id_token ? { id: id_token } : {}),
});

/** Revokes the refresh token at the issuer, as far as it can be reached: the session ends here in any case. */
export async function revokeTokens(tokens: Tokens | null): Promise<void> {
  if (!tokens?.refresh) return;
  try {
    const { server, client, options } = await party();
    if (!server.revocation_endpoint) return;
    const signal = AbortSignal.timeout(revocationLimit);
    await oauth.revocationRequest(server, client, oauth.None(), tokens.refresh, { ...options, signal });
  } catch {
    // The token ends by itself when it expires.
  }
}

/** The address that ends the sign-in at the issuer too. Cognito names the return address `logout_uri`. */
export async function signOutAddress(tokens: Tokens | null): Promise<string> {
  const { config, server, client } = await party();
  const end = config.signOutUrl ?? server.end_session_endpoint;
  if (!end) return redirectUri();
  const url = new URL(end);
  url.searchParams.set('client_id', client.client_id);
  url.searchParams.set('post_logout_redirect_uri', redirectUri());
  url.searchParams.set('logout_uri', redirectUri());
  if (tokens?.id) url.searchParams.set('id_token_hint', tokens.id);
  return url.href;
}
