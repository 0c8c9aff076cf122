import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../../functions/config.ts';
import { endedAfterTests } from './children.ts';
import { collectOutput } from './lambda-output.ts';
import { temporaryFolder } from './temporary.ts';

/** The folder of the built functions: one folder for each function. */
export const builtFunctions = fileURLToPath(new URL('../../dist/functions/', import.meta.url));

const runtime = fileURLToPath(new URL('lambda-process.ts', import.meta.url));
/** The addresses of the services that a function calls. In AWS it finds them without addresses. */
export type Services = {
  dynamodb: string;
  secretsManager?: string;
  kms?: string;
  s3?: string;
  certificates?: string;
};

/**
 * Starts a function's bundle as Lambda does: alone in a folder, without this project or its packages, and
 * with the settings from cdk/.
 * @throws Error with its output when it cannot be started
 */
export async function startLambda(
  name: 'survey' | 'portal' | 'authority' | 'results' | 'tally' | 'recount' | 'feed',
  services: Services,
  settings: Partial<Environment>,
) {
  const task = join(temporaryFolder(), name);
  cpSync(join(builtFunctions, name), task, { recursive: true });
  const child = endedAfterTests(
    spawn(process.execPath, [runtime, join(task, 'index.mjs')], {
      cwd: task,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        STAGE: 'test',
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_REGION: 'eu-north-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_ENDPOINT_URL_DYNAMODB: services.dynamodb,
        ...(services.secretsManager && { AWS_ENDPOINT_URL_SECRETS_MANAGER: services.secretsManager }),
        ...(services.kms && { AWS_ENDPOINT_URL_KMS: services.kms }),
        ...(services.s3 && { AWS_ENDPOINT_URL_S3: services.s3 }),
        ...(services.certificates && { NODE_EXTRA_CA_CERTS: services.certificates }),
        ...(name === 'portal' && { PORTAL_FILES: join(task, 'static') }),
        ...settings,
      },
    }),
  );
  const output = { stdout: collectOutput(child.stdout), stderr: collectOutput(child.stderr) };
  const said = {
    get stdout() {
      return output.stdout.text();
    },
    get stderr() {
      return output.stderr.text();
    },
  };
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the function ended with ${code}: ${said.stderr}`);
  });
  // A caller that waits for a message gets the error; other callers do not need it.
  ended.catch(() => undefined);
  const message = () => Promise.race([once(child, 'message').then(([sent]) => sent), ended]);
  await message();

  /**
   * Passes it an event; one at a time, as Lambda does. What it printed has arrived when this ends.
   * @throws Error when its handler throws
   */
  async function invoke<Result>(event: unknown): Promise<Result> {
    const answer = message();
    child.send({ event });
    const { result, error } = (await answer) as { result: Result; error?: string };
    await Promise.race([Promise.all([output.stdout.eventEnded(), output.stderr.eventEnded()]), ended]);
    if (error !== undefined) throw new Error(error);
    return result;
  }
  return { invoke, said };
}
