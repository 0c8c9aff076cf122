import type { Configuration, JWK } from 'oidc-provider';
import { issuerMemory } from './issuer-memory.ts';
import type { Person } from './people.ts';
import { messagePage, signInPolicy, signOutPage } from './sign-in-page.tsx';

/** The path below which the issuer answers, on the server's own port. */
export const issuerPath = '/oidc';

/** The portal's public client: authorization code with PKCE, no secret. */
export const portalClient = 'portal';

/** Access tokens are valid for a working day, by the real clock even when CLOCK is set. */
const tokenSeconds = 8 * 60 * 60;

/** The path of the style sheet of the issuer's pages. */
export const stylePath = `${issuerPath}/style.css`;

/** The headers of every page of the issuer. */
export const pageHeaders = {
  'content-security-policy': signInPolicy,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

type IssuerParts = { origin: string; people: readonly Person[]; key: JWK; cookieSecret: string };

/** Makes the configuration of oidc-provider for the issuer. */
export function configuration({ origin, people, key, cookieSecret }: IssuerParts): Configuration {
  const find = (id: string) => people.find((person) => person.id === id);
  const { port } = new URL(origin);
  // Cookies ignore ports: servers on one machine must not use each other's cookies.
  const cookieNames = {
    session: `session-${port}`,
    interaction: `interaction-${port}`,
    resume: `resume-${port}`,
  };
  return {
    adapter: issuerMemory(),
    clients: [
      {
        client_id: portalClient,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [`${origin}/portal/`],
        post_logout_redirect_uris: [`${origin}/portal/`],
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: [cookieSecret], names: cookieNames },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub', 'cognito:groups'], profile: ['name'] },
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    pkce: { required: () => true },
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    // Only the portal's scripts may request tokens.
    clientBasedCORS: (_, from) => from === origin,
    findAccount: (_, id) => {
      const person = find(id);
      return (
        person && {
          accountId: id,
          claims: () => ({ sub: id, name: person.name, 'cognito:groups': person.groups }),
        }
      );
    },
    // The same claims as Amazon Cognito's access tokens, so that the same code verifies both.
    extraTokenClaims: ({ oidc }, token) => {
      const id = 'accountId' in token ? String(token.accountId) : '';
      // A refreshed token keeps the moment of the sign-in that it goes back to.
      const signedInAt = (oidc.entities.AuthorizationCode ?? oidc.entities.RefreshToken)?.authTime;
      const claims = { token_use: 'access', username: id, 'cognito:groups': find(id)?.groups ?? [] };
      return signedInAt === undefined ? claims : { ...claims, auth_time: signedInAt };
    },
    features: {
      devInteractions: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_, client, token) => token.clientId === client.clientId,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => `${origin}/api/portal`,
        useGrantedResource: () => true,
        getResourceServerInfo: (_, resource) => ({
          audience: resource,
          scope: 'openid profile',
          accessTokenFormat: 'jwt',
          accessTokenTTL: tokenSeconds,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx) => {
          ctx.set(pageHeaders);
          ctx.type = 'html';
          const action = `${issuerPath}/session/end/confirm`;
          ctx.body = signOutPage(stylePath, action, String(ctx.oidc.session?.state?.secret ?? ''));
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.set(pageHeaders);
          ctx.type = 'html';
          ctx.body = messagePage(stylePath, 'Du är utloggad', 'Du kan stänga fönstret.', '/portal/');
        },
      },
    },
    ttl: {
      AccessToken: tokenSeconds,
      AuthorizationCode: 60,
      Grant: tokenSeconds,
      IdToken: tokenSeconds,
      Interaction: 60 * 60,
      RefreshToken: tokenSeconds,
      Session: tokenSeconds,
    },
    interactions: { url: (_, interaction) => `${issuerPath}/interaction/${interaction.uid}` },
    // The local sign-in needs no consent.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId ?? '',
        accountId: ctx.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile');
      grant.addResourceScope(`${origin}/api/portal`, 'openid profile');
      await grant.save();
      return grant;
    },
    renderError: (ctx, out) => {
      ctx.set(pageHeaders);
      ctx.type = 'html';
      const text = `Begäran till inloggningen gick inte att förstå (${out.error}). Börja om från portalen.`;
      ctx.body = messagePage(stylePath, 'Inloggningen avbröts', text, '/portal/');
    },
  };
}
