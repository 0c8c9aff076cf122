import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { readConfig } from '../config.ts';
import { awsLimits } from '../domain/time-limits.ts';
import { tokenVerifier } from '../http/auth.ts';
import { fhirApp } from '../http/fhir/fhir.ts';
import { measured } from '../http/measured.ts';
import { resultsApp } from '../http/results/results.ts';
import { logged } from '../log.ts';
import { requestMetrics } from '../request-metrics.ts';
import { loadSolver } from '../solver.ts';
import { openTable } from '../storage/table.ts';

const config = readConfig(process.env, ['STAGE', 'TABLE_NAME', 'ISSUER', 'CLIENT_ID']);

const api = resultsApp({
  table: openTable(config.TABLE_NAME, awsLimits),
  now: () => new Date(),
  random: randomBytes,
  verify: tokenVerifier({ issuer: config.ISSUER, clientId: config.CLIENT_ID }),
  solver: loadSolver,
});

const app = new Hono()
  .use(measured(requestMetrics(config.STAGE, 'authority')))
  .route('/', fhirApp({ random: randomBytes }))
  .route('/', api);

export const handler = logged(handle(app));
