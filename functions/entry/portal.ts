import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { readConfig, sealingSecrets } from '../config.ts';
import { providedWordings } from '../domain/survey/wordings/wordings.ts';
import { awsLimits } from '../domain/time-limits.ts';
import { tokenVerifier } from '../http/auth.ts';
import { measured } from '../http/measured.ts';
import { portalFiles } from '../http/portal/files.ts';
import { portalApp } from '../http/portal/portal.ts';
import { sealingKeyOf } from '../http/portal/sealing.ts';
import { kmsMac } from '../kms-mac.ts';
import { logged } from '../log.ts';
import { requestMetrics } from '../request-metrics.ts';
import { openTable } from '../storage/table.ts';

const config = readConfig(process.env, [
  'STAGE',
  'TABLE_NAME',
  'PUBLIC_URL',
  'ISSUER',
  'CLIENT_ID',
  'SIGN_IN_URL',
  'SEALING_SECRET_ARN',
  'CODE_KEY_ARN',
  'TEXT_COUNTRY_CODES',
  'PORTAL_FILES',
  'PROVISIONAL_WORDING',
]);
const { ISSUER: issuer, CLIENT_ID: clientId, SIGN_IN_URL: signInUrl } = config;

const { SecretString = '' } = await new SecretsManagerClient(awsLimits).send(
  new GetSecretValueCommand({ SecretId: config.SEALING_SECRET_ARN }),
);
const [secret, ...older] = sealingSecrets(SecretString);

const api = portalApp({
  table: openTable(config.TABLE_NAME, awsLimits),
  now: () => new Date(),
  random: randomBytes,
  verify: tokenVerifier({ issuer, clientId }),
  sealingKey: sealingKeyOf(secret),
  olderSealingKeys: older.map(sealingKeyOf),
  deriveMac: kmsMac(config.CODE_KEY_ARN),
  publicUrl: config.PUBLIC_URL,
  description: JSON.parse(readFileSync(new URL('./openapi.json', import.meta.url), 'utf8')),
  textCountryCodes: config.TEXT_COUNTRY_CODES.split(' '),
  wordings: providedWordings(config.PROVISIONAL_WORDING),
});
const files = portalFiles({
  folder: config.PORTAL_FILES,
  issuer,
  clientId,
  signInUrl,
  signOutUrl: `${signInUrl}/logout`,
});

const app = new Hono()
  .use(measured(requestMetrics(config.STAGE, 'portal')))
  .route('/', api)
  .route('/', files);

export const handler = logged(handle(app));
