import type { RequestListener } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { healthApp } from '../http/health.ts';
import { isLoopback } from './address.ts';
import { outboxPaths } from './outbox/outbox-page.tsx';
import type { Issuer } from './sign-in/issuer.ts';
import { issuerPath } from './sign-in/issuer-configuration.ts';

/** A Hono app as the server calls it: with Node's own request beside the standard one. */
type App = { fetch: (request: Request, bindings: HttpBindings) => Response | Promise<Response> };

/** The apps that share the port. `portal` serves the portal's files as well as its API. */
export type Apps = { survey: App; portal: App; authority: App; outbox: App; results: App };

const below = (path: string, prefix: string) => path === prefix || path.startsWith(`${prefix}/`);

/**
 * Sends each request to the app that Amazon API Gateway would send it to, and sign-in to the local issuer.
 * @param anyName whether it answers to names other than this machine's own. A server that only this machine
 *   reaches must not: a page of another site could otherwise point its own name here and sign in by script
 *   (DNS rebinding).
 */
export function routes(
  origin: string,
  issuer: Issuer,
  { survey, portal, authority, outbox, results }: Apps,
  { anyName }: { anyName: boolean },
): RequestListener {
  const home = new URL(origin);
  const appAt = (path: string): App => {
    if (below(path, '/portal') || below(path, '/api/portal')) return portal;
    if (below(path, outboxPaths.page) || path === outboxPaths.json) return outbox;
    if (below(path, '/resultat')) return results;
    return below(path, '/api/results') || below(path, '/fhir') ? authority : survey;
  };
  const toApps = getRequestListener(
    (request, bindings) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/healthz') return healthApp.fetch(request);
      return appAt(pathname).fetch(request, bindings as HttpBindings);
    },
    { overrideGlobalObjects: false },
  );
  return (request, response) => {
    const target = request.url ?? '/';
    // The name is the one in the Host header alone: a target such as `//127.0.0.1/portal` would replace it.
    const url = target.startsWith('/') && URL.parse(`http://${request.headers.host ?? home.host}${target}`);
    if (!url) {
      response.writeHead(400).end();
    } else if (!anyName && !isLoopback(url.hostname)) {
      response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`This server answers only at ${origin}: set HOST for it to be reached by other names.\n`);
    } else if (
      // The issuer has one name: a sign-in begun at localhost would come back to another origin.
      (below(url.pathname, '/portal') || below(url.pathname, issuerPath)) &&
      url.host !== home.host &&
      isLoopback(url.hostname) &&
      isLoopback(home.hostname) &&
      request.method === 'GET'
    ) {
      response.writeHead(307, { location: `${origin}${url.pathname}${url.search}` }).end();
    } else if (below(url.pathname, issuerPath)) {
      issuer.handle(request, response);
    } else {
      toApps(request, response);
    }
  };
}
