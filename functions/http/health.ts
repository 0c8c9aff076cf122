import { Hono } from 'hono';
import * as z from 'zod';
import { asJson, described } from './openapi/described.ts';
import { responseHeaders } from './response-headers.ts';
import { wrongMethod } from './wrong-method.ts';

/** Answers whether the system serves. Monitoring calls it; it needs no sign-in. */
export const healthApp = new Hono()
  .get(
    '/healthz',
    described(() => {
      const Health = z.strictObject({ status: z.literal('ok') }).meta({ id: 'Health' });
      return { summary: 'Whether it serves', answers: { 200: asJson(Health) }, open: true };
    }),
    (c) => c.json({ status: 'ok' }, 200, { ...responseHeaders, 'Cache-Control': 'no-store' }),
  )
  .all('/healthz', () => wrongMethod(['GET', 'HEAD']));
