import { Hono } from 'hono';
import * as z from 'zod';
import { Failed } from '../domain/failure.ts';
import { asJson, described } from './openapi/described.ts';
import { problemResponse } from './problem.ts';

/** Whether the system serves: asked by whoever watches over it, and told to everybody. */
export const healthApp = new Hono()
  .get(
    '/healthz',
    described(() => {
      const Health = z.strictObject({ status: z.literal('ok') }).meta({ id: 'Health' });
      return { summary: 'Whether it serves', answers: { 200: asJson(Health) }, open: true };
    }),
    (c) => c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' }),
  )
  .all('/healthz', () => problemResponse(new Failed({ kind: 'wrong-method', allowed: ['GET', 'HEAD'] }), ''));
