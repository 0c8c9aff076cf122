import { globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsLimits, localLimits } from '../functions/domain/time-limits.ts';
import { localConfig } from '../functions/local/database/embedded-dynamodb.ts';
import { openTable } from '../functions/storage/table.ts';

/** A server that takes requests and never answers. */
const silent = createServer(() => undefined);
beforeAll(() => new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  silent.closeAllConnections();
  silent.close();
});

describe('a client of AWS', () => {
  it('gives up on a service that never answers, after its tries', async () => {
    const { port } = silent.address() as AddressInfo;
    const quick = { ...awsLimits.requestHandler, requestTimeout: 50 };
    const config = { ...localConfig(`http://127.0.0.1:${port}`), ...awsLimits, requestHandler: quick };
    const { client } = openTable('table', config);
    const read = client.send(new GetCommand({ TableName: 'table', Key: { pk: 'a', sk: 'b' } }));
    const { maxAttempts: attempts } = awsLimits;
    await expect(read).rejects.toMatchObject({ name: 'TimeoutError', $metadata: { attempts } });
  });

  it('ends all its tries before API Gateway stops waiting, 29 seconds', () => {
    const { maxAttempts, requestHandler } = awsLimits;
    expect(maxAttempts * (requestHandler.connectionTimeout + requestHandler.requestTimeout)).toBeLessThan(
      29_000,
    );
  });

  it('has limits wherever one is made', () => {
    const root = fileURLToPath(new URL('..', import.meta.url));
    const made = globSync('functions/**/*.ts', { cwd: root }).flatMap((path) =>
      [
        ...readFileSync(`${root}${path}`, 'utf8').matchAll(
          /new (?:DynamoDB|DynamoDBStreams|KMS|SecretsManager)Client\((.*?)\)/g,
        ),
      ].map(([, given]) => `${path} ${given}`),
    );
    expect(made.sort()).toEqual([
      'functions/entry/portal.ts awsLimits',
      'functions/kms-mac.ts awsLimits',
      'functions/local/database/create-table.ts { ...config, maxAttempts: 2 }',
      'functions/local/stream/stream-reader.ts config',
      'functions/storage/table.ts config',
    ]);
    expect(localConfig('http://127.0.0.1:1')).toMatchObject(localLimits);
  });
});
