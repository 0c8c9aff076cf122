import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

/**
 * Serves AWS Secrets Manager's API with one secret; stopped after the test file.
 * @returns its address
 */
export async function secretsManagerWith(arn: string, SecretString: string): Promise<string> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { SecretId } = JSON.parse(Buffer.concat(parts).toString() || '{}');
    const found = request.headers['x-amz-target'] === 'secretsmanager.GetSecretValue' && SecretId === arn;
    response.writeHead(found ? 200 : 400, { 'Content-Type': 'application/x-amz-json-1.1' });
    const refusal = { __type: 'ResourceNotFoundException', message: 'there is no such secret' };
    response.end(JSON.stringify(found ? { ARN: arn, SecretString } : refusal));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
