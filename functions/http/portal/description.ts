import { Hono } from 'hono';
import * as z from 'zod';
import { asJson, described } from '../openapi/described.ts';
import type { PortalDeps, PortalEnv } from './context.ts';

/** All that the API takes and answers, as the build writes it down from the routes (openapi.ts). */
export const OpenApi = z
  .looseObject({ openapi: z.string(), paths: z.looseObject({}) })
  .meta({ id: 'OpenApi' });
export type OpenApi = z.infer<typeof OpenApi>;

/** What there is to call is no secret: the description needs no token. */
export function descriptionRoutes({ description, publicUrl }: PortalDeps) {
  return new Hono<PortalEnv>().get(
    '/openapi.json',
    described(() => ({ summary: 'This description', answers: { 200: asJson(OpenApi) }, open: true })),
    (c) => c.json({ ...description, servers: [{ url: publicUrl }] }),
  );
}
