import { Hono } from 'hono';
import * as z from 'zod';
import { asJson, described } from '../openapi/described.ts';

/** The description of the API's inputs and answers, which the build writes from the routes (openapi.ts). */
export const OpenApi = z
  .looseObject({ openapi: z.string(), paths: z.looseObject({}) })
  .meta({ id: 'OpenApi' });
export type OpenApi = z.infer<typeof OpenApi>;

type Described = {
  /** The description without its address. */
  description: OpenApi;
  publicUrl: string;
};

/** The list of calls is no secret: the description needs no token. */
export function descriptionRoutes({ description, publicUrl }: Described) {
  return new Hono().get(
    '/openapi.json',
    described(() => ({ summary: 'This description', answers: { 200: asJson(OpenApi) }, open: true })),
    (c) => c.json({ ...description, servers: [{ url: publicUrl }] }),
  );
}
