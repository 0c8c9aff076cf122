import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

/**
 * Serves AWS KMS's API with one HMAC key; stopped after the test file.
 * @returns its address
 */
export async function kmsWith(arn: string, key: string): Promise<string> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { KeyId, Message, MacAlgorithm } = JSON.parse(Buffer.concat(parts).toString() || '{}');
    const isAsked = request.headers['x-amz-target'] === 'TrentService.GenerateMac' && KeyId === arn;
    const isFound = isAsked && MacAlgorithm === 'HMAC_SHA_256';
    response.writeHead(isFound ? 200 : 400, { 'Content-Type': 'application/x-amz-json-1.1' });
    const Mac = createHmac('sha256', key)
      .update(Buffer.from(String(Message), 'base64'))
      .digest('base64');
    const refusal = { __type: 'NotFoundException', message: 'there is no such key' };
    response.end(JSON.stringify(isFound ? { KeyId: arn, Mac, MacAlgorithm } : refusal));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
