import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { readConfig } from '../config.ts';
import { awsLimits } from '../domain/time-limits.ts';
import { measured } from '../http/measured.ts';
import { publicResultsApp } from '../http/results/public/public-results.ts';
import { logged } from '../log.ts';
import { requestMetrics } from '../request-metrics.ts';
import { openTable } from '../storage/table.ts';

const config = readConfig(process.env, ['STAGE', 'TABLE_NAME', 'PUBLIC_URL']);

const pages = publicResultsApp({
  table: openTable(config.TABLE_NAME, awsLimits),
  random: randomBytes,
  assets: JSON.parse(readFileSync(new URL('./assets.json', import.meta.url), 'utf8')),
  publicUrl: config.PUBLIC_URL,
});

const app = new Hono({ strict: false })
  .use(measured(requestMetrics(config.STAGE, 'results')))
  .route('/', pages);

export const handler = logged(handle(app));
