import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type JWK, Provider } from 'oidc-provider';
import { type DataFolder, parseKept } from '../data-folder.ts';
import { LocalFailure } from '../local-failure.ts';
import { configuration, issuerPath, pageHeaders, stylePath } from './issuer-configuration.ts';
import type { Person } from './people.ts';
import { choicePage, messagePage, signInStyle } from './sign-in-page.tsx';

export type Issuer = {
  /** The `iss` of its tokens. */
  issuer: string;
  /** Its public keys, for the code in the same process that verifies tokens. */
  jwks: { keys: JWK[] };
  /** Answers requests whose path begins with `issuerPath`. */
  handle: (request: IncomingMessage, response: ServerResponse) => void;
};

type IssuerOptions = {
  /** The server's address for browsers: `http://127.0.0.1:3000`. */
  origin: string;
  people: readonly Person[];
  /** The folder that keeps the signing keys, so that tokens are valid after a restart. */
  folder: DataFolder;
};

/**
 * Makes the local run's OpenID Connect issuer, where a user can sign in as any person. It uses the real clock
 * even when CLOCK is set.
 * @throws LocalFailure when the address is not plain http: every deployed stage uses https
 */
export function createIssuer({ origin, people, folder }: IssuerOptions): Issuer {
  if (new URL(origin).protocol !== 'http:') {
    throw new LocalFailure(
      `The sign-in without passwords is for this machine only; it refuses to serve ${origin}.`,
    );
  }
  const issuer = `${origin}${issuerPath}`;
  const keyFile = 'issuer-key.json';
  const key = parseKept(folder, keyFile, folder.keep(keyFile, newKey)) as JWK;
  const cookieSecret = folder.keep('issuer-cookie-secret', () => randomBytes(32).toString('base64url'));
  const provider = new Provider(issuer, configuration({ origin, people, key, cookieSecret }));
  onPortalPaths(provider, origin);

  const respond = (response: ServerResponse, status: number, html: string) => {
    response.writeHead(status, { ...pageHeaders, 'content-type': 'text/html; charset=utf-8' });
    response.end(html);
  };

  const choose = async (request: IncomingMessage, response: ServerResponse) => {
    await provider.interactionDetails(request, response);
    if (request.method !== 'POST') return respond(response, 200, choicePage(stylePath, people));
    const chosen = new URLSearchParams(await shortBody(request)).get('person');
    if (!people.some((person) => person.id === chosen)) {
      return respond(response, 422, choicePage(stylePath, people));
    }
    return provider.interactionFinished(request, response, { login: { accountId: chosen ?? '' } });
  };

  const serve = provider.callback();
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? '/', origin).pathname;
    if (path === stylePath) {
      response.writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' });
      response.end(signInStyle);
    } else if (path.startsWith(`${issuerPath}/interaction/`)) {
      choose(request, response).catch((error) => {
        const known = error instanceof errors.SessionNotFound;
        const text = known
          ? 'Den här inloggningen gäller inte längre. Börja om från portalen.'
          : 'Något gick fel. Börja om från portalen.';
        respond(
          response,
          known ? 400 : 500,
          messagePage(stylePath, 'Inloggningen avbröts', text, '/portal/'),
        );
      });
    } else {
      // The provider compares the two to find the path on which it is mounted.
      Object.assign(request, { originalUrl: request.url });
      request.url = (request.url ?? '').slice(issuerPath.length) || '/';
      serve(request, response);
    }
  };
  const { d, p, q, dp, dq, qi, ...publicKey } = key as JWK & Record<string, unknown>;
  return { issuer, jwks: { keys: [publicKey as JWK] }, handle };
}

/**
 * Allows every page of the portal as a redirect target, so that staff return to the view they left. The address must be
 * written as browsers write it: without a user's name, dots or backslashes that could be read in two ways.
 */
function onPortalPaths(provider: Provider, origin: string): void {
  const inPortal = (uri: string) => {
    const { pathname, search } = URL.parse(uri) ?? {};
    return uri === `${origin}${pathname}${search}` && /^\/portal(\/|$)/.test(pathname ?? '');
  };
  const client = provider.Client.prototype as unknown as Record<string, (uri: string) => boolean>;
  client.redirectUriAllowed = inPortal;
  client.postLogoutRedirectUriAllowed = inPortal;
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomBytes(12).toString('base64url');
  return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' });
}

async function shortBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) {
    text += part;
    if (text.length > 1000) return '';
  }
  return text;
}
