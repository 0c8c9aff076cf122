import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

type StoredFile = { text: string; type: string | undefined };

/**
 * Serves the part of Amazon S3's API that writes an object on condition that there is none; stopped after the test file.
 * @returns its address, the objects by `/BUCKET/KEY`, and statuses that it answers next in place of writing
 */
export async function s3Server() {
  const files = new Map<string, StoredFile>();
  const failing: number[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const path = decodeURI((request.url ?? '').split('?')[0] ?? '');
    const isNew = request.headers['if-none-match'] === '*' && !files.has(path);
    const status = failing.shift() ?? (request.method !== 'PUT' ? 405 : isNew ? 200 : 412);
    if (status === 200) {
      const text = Buffer.concat(parts).toString('latin1');
      files.set(path, { text, type: request.headers['content-type'] });
    }
    response.writeHead(status, { 'Content-Type': 'application/xml' });
    response.end(status === 200 ? '' : `<Error><Code>Status${status}</Code><Message>no</Message></Error>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => void server.close());
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, files, failing };
}
