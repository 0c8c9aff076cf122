import { existsSync } from 'node:fs';
import path from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { Fault } from '../fault.ts';

/** The functions that `npm run build` bundles, one per file in functions/entry/. */
export type FunctionName = 'survey' | 'portal' | 'authority' | 'results' | 'tally' | 'recount' | 'feed';

export type Artefact = { code: Code; handler: string };

/** The folder of the single-page app's files, which the build puts beside the portal function's code. */
export const portalFiles = { inBundle: 'static', inFunction: '/var/task/static' } as const;

/** What the build puts beside a function's code. */
const beside: Partial<Record<FunctionName, readonly string[]>> = {
  portal: [portalFiles.inBundle, 'openapi.json'],
  authority: ['highs.wasm'],
  results: ['assets.json'],
};

/**
 * The deployed part of a function: its bundle without the source map.
 * @param dist the folder that the build writes
 * @throws Fault when the build has not been run
 */
export function artefactOf(name: FunctionName, dist: string): Artefact {
  const folder = path.join(dist, 'functions', name);
  const needed = ['index.mjs', ...(beside[name] ?? [])];
  for (const item of needed.map((file) => path.join(folder, file))) {
    if (!existsSync(item)) throw new Fault(`${item} is not built: run "npm run build" first.`);
  }
  return { code: Code.fromAsset(folder, { exclude: ['*.map'] }), handler: 'index.handler' };
}
