import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import type { SurveyAssets } from '../../../web/survey/document.tsx';
import { compressors, encodingFor } from '../compressed.ts';
import { responseHeaders } from '../response-headers.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Limits a survey page to the survey's own inlined style and scripts, and to requests to its own origin. */
function contentSecurityPolicy({ style, entryStyle, script, entry }: SurveyAssets): string {
  const scripts = [script, entry].filter(Boolean).map(hashOf);
  return [
    "default-src 'none'",
    `style-src ${hashOf(style)} ${hashOf(entryStyle)}`,
    `script-src ${scripts.join(' ') || "'none'"}`,
    'img-src data:',
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

async function compress(c: Context): Promise<void> {
  c.res.headers.append('Vary', 'Accept-Encoding');
  const encoding = encodingFor(c.req.header('Accept-Encoding'));
  if (!encoding || !c.res.body) return;
  const body = await compressors[encoding](Buffer.from(await c.res.arrayBuffer()));
  const headers = new Headers(c.res.headers);
  headers.set('Content-Encoding', encoding);
  headers.set('Content-Length', String(body.length));
  c.res = new Response(body, { status: c.res.status, headers });
}

/** The headers of every survey response. */
export function surveyResponses(assets: SurveyAssets): MiddlewareHandler {
  const headers = {
    ...responseHeaders,
    'Content-Security-Policy': contentSecurityPolicy(assets),
    'Cache-Control': 'no-store',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'X-Robots-Tag': 'noindex, nofollow',
  };
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
    await compress(c);
  };
}
