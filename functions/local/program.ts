import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { providedWordings } from '../domain/survey/wordings/wordings.ts';
import { deliveredHandler } from '../events/delivered.ts';
import { feedAll, feedHandler } from '../events/feed.ts';
import { recount } from '../events/recount.ts';
import { remindAll } from '../events/remind.ts';
import { tallyHandler } from '../events/tally.ts';
import { tokenVerifier } from '../http/auth.ts';
import { fhirApp } from '../http/fhir/fhir.ts';
import { portalFiles } from '../http/portal/files.ts';
import { portalApp } from '../http/portal/portal.ts';
import { sealingKeyOf } from '../http/portal/sealing.ts';
import { publicResultsApp } from '../http/results/public/public-results.ts';
import { resultsApp } from '../http/results/results.ts';
import { guessLimit } from '../http/survey/guess.ts';
import { surveyApp } from '../http/survey/survey.ts';
import { logUnexpected } from '../log.ts';
import { loadSolver } from '../solver.ts';
import { findAttempt } from '../storage/messages/messages.ts';
import { demonstrate } from './demo/demonstration.ts';
import { fileDrop } from './file-drop.ts';
import { LocalFailure } from './local-failure.ts';
import { localPost } from './outbox/local-providers.ts';
import { openOutbox } from './outbox/outbox.ts';
import { outboxApp } from './outbox/outbox-app.ts';
import type { LocalParts, Program } from './parts.ts';
import type { StreamHandler } from './stream/stream-poller.ts';

/**
 * In milliseconds; less than the portal waits for a file (`portalLimits`). No gateway ends a request here, and a slow
 * machine takes in as many patients as a fast one.
 */
const localImportTime = 200_000;

/**
 * Makes the product's apps and event handlers from the local parts: the same as the deployed entries start.
 * @param built the folder that `npm run build` writes
 * @throws LocalFailure when a file of the build is missing
 */
export function program(parts: LocalParts, built: URL): Program {
  const { table, now, publicUrl, signIn } = parts;
  const wordings = providedWordings(parts.provisionalWording);
  const survey = surveyApp({
    table,
    now,
    random: randomBytes,
    assets: readJson(builtFile(built, 'survey/assets.json')),
    publicUrl,
    guess: guessLimit(),
    address: (c) => getConnInfo(c).remote.address ?? '',
    wordings,
  });
  const verify = tokenVerifier(signIn);
  const signed = resultsApp({ table, now, random: randomBytes, verify, solver: loadSolver });
  const fhir = fhirApp({ random: randomBytes });
  const authority = new Hono()
    .all('/fhir/*', (c) => fhir.fetch(c.req.raw, c.env))
    .all('*', (c) => signed.fetch(c.req.raw, c.env));
  const results = publicResultsApp({
    table,
    random: randomBytes,
    assets: readJson(builtFile(built, 'results/assets.json')),
    publicUrl,
  });
  const files = portalFiles({
    folder: fileURLToPath(new URL('.', builtFile(built, 'portal/index.html'))),
    issuer: signIn.issuer,
    clientId: signIn.clientId,
  });
  const api = portalApp({
    table,
    now,
    random: randomBytes,
    verify,
    sealingKey: sealingKeyOf(parts.sealingSecret),
    deriveMac: parts.deriveMac,
    publicUrl,
    description: readJson(builtFile(built, 'openapi.json')),
    wordings,
    importTime: localImportTime,
    ...(parts.realNow && { realNow: parts.realNow }),
  });
  const portal = new Hono()
    .all('/api/*', (c) => api.fetch(c.req.raw, c.env))
    .all('*', (c) => files.fetch(c.req.raw, c.env));
  const onError = (error: unknown) => logUnexpected(randomUUID(), error);
  const feed = { table, drop: fileDrop(parts.folder) };
  return {
    survey,
    portal,
    authority,
    results,
    onStream: toEach(tallyHandler({ table, now, onError }), feedHandler({ ...feed, onError })),
    recount: async () => {
      await recount(table, { now, mend: true });
      await feedAll(feed);
    },
    outbox: outboxApp({
      outbox: openOutbox(parts.folder),
      now,
      find: (attempt) => findAttempt(table, attempt),
      onEvent: deliveredHandler({ table, now }),
      onError,
    }),
    remind: () =>
      remindAll({
        table,
        now,
        deriveMac: parts.deriveMac,
        publicUrl,
        deliver: localPost(publicUrl),
        onError,
      }),
    demonstrate: () => demonstrate(parts),
  };
}

/** Hands each batch to several handlers, as the stream has several readers in AWS. */
const toEach =
  (...handlers: StreamHandler[]): StreamHandler =>
  async (event) => {
    const answers = await Promise.all(handlers.map((handler) => handler(event)));
    return { batchItemFailures: answers.flatMap(({ batchItemFailures }) => batchItemFailures) };
  };

const readJson = (file: URL) => JSON.parse(readFileSync(file, 'utf8'));

function builtFile(built: URL, name: string): URL {
  const file = new URL(name, built);
  if (!existsSync(file)) {
    throw new LocalFailure(`${fileURLToPath(file)} is missing: build the program first with npm run build.`);
  }
  return file;
}
