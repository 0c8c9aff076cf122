import type { Configuration, JWK } from 'oidc-provider';
import { issuerMemory } from './issuer-memory.ts';
import type { Person } from './people.ts';
import { messagePage, signInPolicy, signOutPage } from './sign-in-page.tsx';

/** The path below which the issuer answers, on the server's own port. */
export const issuerPath = '/oidc';

/** The portal's public client: authorization code with PKCE, no secret. */
export const portalClient = 'portal';

/** Access tokens are good for a working day; on the real clock, whatever CLOCK says. */
const tokenSeconds = 8 * 60 * 60;

/** Where the style of the issuer's pages is served. */
export const stylePath = `${issuerPath}/style.css`;

/** On every page of the issuer. */
export const pageHeaders = {
  'content-security-policy': signInPolicy,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

type IssuerParts = { origin: string; people: readonly Person[]; key: JWK; cookieSecret: string };

/** What the issuer is and does, in oidc-provider's terms. */
export function configuration({ origin, people, key, cookieSecret }: IssuerParts): Configuration {
  const find = (id: string) => people.find((person) => person.id === id);
  const { port } = new URL(origin);
  // Cookies do not know ports: servers beside each other on one machine must not take each other's.
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
        grant_types: ['authorization_code'],
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
    // Scripts of the portal alone may ask for tokens.
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
    extraTokenClaims: (_, token) => {
      const id = 'accountId' in token ? String(token.accountId) : '';
      return { token_use: 'access', username: id, 'cognito:groups': find(id)?.groups ?? [] };
    },
    features: {
      devInteractions: { enabled: false },
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
      Session: tokenSeconds,
    },
    interactions: { url: (_, interaction) => `${issuerPath}/interaction/${interaction.uid}` },
    // Whoever signs in here has nothing to consent to.
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
