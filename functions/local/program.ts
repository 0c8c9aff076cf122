import { Hono } from 'hono';
import type { Parts, Program } from './server.ts';

/** The product's apps and event handlers on the local parts: the same as the deployed entries start. */
export async function program(_parts: Parts): Promise<Program> {
  const nothingYet = new Hono();
  return {
    survey: nothingYet,
    portal: nothingYet,
    onStream: async () => ({ batchItemFailures: [] }),
    recount: async () => undefined,
    demonstrate: async () => ({}),
  };
}
