import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { responseHeaders } from '../response-headers.ts';
import { wrongMethod } from '../wrong-method.ts';

type PortalFilesDeps = {
  /** Folder with the portal's built files. */
  folder: string;
  /** The issuer that signs staff in, and the portal's client id there: the portal reads both at its start. */
  issuer: string;
  clientId: string;
  /** Origin of the sign-in pages and the token endpoint when it is not the issuer's own. */
  signInUrl?: string;
  /** The address where signing out ends, when the issuer's own description has none. */
  signOutUrl?: string;
};

const year = 365 * 24 * 60 * 60;

/**
 * Serves the portal's files below `/portal/`. Every address that is not a file is a view of the application.
 */
export function portalFiles({ folder, issuer, clientId, signInUrl, signOutUrl }: PortalFilesDeps) {
  const origins = [...new Set([issuer, ...(signInUrl ? [signInUrl] : [])].map((url) => new URL(url).origin))];
  const headers = {
    ...responseHeaders,
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      // The page makes the worker that packs workbooks itself.
      'worker-src blob:',
      `connect-src ${["'self'", ...origins].join(' ')}`,
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
  return new Hono()
    .use('/portal/*', compress(), async (c, next) => {
      await next();
      for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
      // A view must be fetched again after a deployment; the names of its assets carry a hash of their
      // content.
      const lasting = c.res.ok && c.req.path.startsWith('/portal/assets/');
      c.res.headers.set('Cache-Control', lasting ? `public, max-age=${year}, immutable` : 'no-cache');
    })
    .get('/portal', (c) => c.redirect('/portal/', 308))
    .get('/portal/config.json', (c) => c.json({ issuer, clientId, ...(signOutUrl ? { signOutUrl } : {}) }))
    .get(
      '/portal/*',
      serveStatic({
        root: folder,
        rewriteRequestPath: (path) => path.replace(/^\/portal/, ''),
      }),
    )
    .get('/portal/assets/*', (c) => c.text('Filen finns inte.', 404))
    .get('/portal/*', serveStatic({ path: join(folder, 'index.html') }))
    .all('/portal/*', () => wrongMethod(['GET', 'HEAD']));
}
