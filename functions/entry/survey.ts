import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { getConnInfo, handle } from 'hono/aws-lambda';
import { readConfig } from '../config.ts';
import { providedWordings } from '../domain/survey/wordings/wordings.ts';
import { awsLimits } from '../domain/time-limits.ts';
import { healthApp } from '../http/health.ts';
import { measured } from '../http/measured.ts';
import { guessLimit } from '../http/survey/guess.ts';
import { surveyApp } from '../http/survey/survey.ts';
import { logged } from '../log.ts';
import { requestMetrics } from '../request-metrics.ts';
import { openTable } from '../storage/table.ts';

const config = readConfig(process.env, ['STAGE', 'TABLE_NAME', 'PUBLIC_URL', 'PROVISIONAL_WORDING']);

const survey = surveyApp({
  table: openTable(config.TABLE_NAME, awsLimits),
  now: () => new Date(),
  random: randomBytes,
  assets: JSON.parse(readFileSync(new URL('./assets.json', import.meta.url), 'utf8')),
  publicUrl: config.PUBLIC_URL,
  guess: guessLimit(),
  address: (c) => getConnInfo(c).remote.address ?? '',
  wordings: providedWordings(config.PROVISIONAL_WORDING),
});

const app = new Hono({ strict: false })
  .use(measured(requestMetrics(config.STAGE, 'survey')))
  .route('/', healthApp)
  .route('/', survey);

export const handler = logged(handle(app));
