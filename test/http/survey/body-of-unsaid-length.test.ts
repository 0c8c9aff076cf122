import { createServer, type RequestOptions, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { premAnswer, surveyWorld } from '../../support/survey-world.ts';

const world = await surveyWorld();
const server = createServer(getRequestListener(world.app.fetch, { overrideGlobalObjects: false }));
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** The status of a request that has no `Content-Length`: with a body it is chunked. */
const statusOf = (path: string, options: RequestOptions, body?: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const asked = request({ port, host: '127.0.0.1', path, ...options }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject);
    asked.removeHeader('Content-Length');
    if (body === undefined) asked.removeHeader('Transfer-Encoding');
    else asked.write(body);
    asked.end();
  });

describe('a request over the network that does not say how long its body is', () => {
  const headers = { 'Content-Type': 'application/json' };

  it('marks the page as opened without any body', async () => {
    const { code, stored } = await world.invite();
    expect(await statusOf(`/api/survey/${code}/opened`, { method: 'POST' })).toBe(204);
    expect(await stored()).toHaveProperty('openedAt');
  });

  it('stores an answer that comes in chunks', async () => {
    const { code, stored } = await world.invite();
    const body = JSON.stringify(premAnswer());
    expect(await statusOf(`/api/survey/${code}/prem`, { method: 'PUT', headers }, body)).toBe(201);
    expect((await stored())?.answers).toHaveProperty('prem');
  });

  it('is refused where an answer has no body, or one that is too large', async () => {
    const { code, stored } = await world.invite();
    const path = `/api/survey/${code}/prem`;
    expect(await statusOf(path, { method: 'PUT', headers })).toBe(400);
    expect(await statusOf(path, { method: 'PUT', headers }, 'x'.repeat(20_000))).toBe(413);
    expect((await stored())?.answers ?? {}).toEqual({});
  });

  it('gets its answer also where far more is sent than is read', async () => {
    const { code } = await world.invite();
    const path = `/api/survey/${code}/prem`;
    const body = 'x'.repeat(8_000_000);
    expect(await statusOf(path, { method: 'PUT', headers }, body)).toBe(413);
    expect(
      await statusOf(path, { method: 'PUT', headers: { ...headers, 'Content-Encoding': 'gzip' } }, body),
    ).toBe(415);
  });
});

describe('a request over the network that says that its body is too large', () => {
  it('gets its answer before the body is sent', async () => {
    const { code } = await world.invite();
    const { port } = server.address() as AddressInfo;
    const headers = { 'Content-Type': 'application/json', 'Content-Length': '5000000' };
    const path = `/api/survey/${code}/prem`;
    const status = await new Promise((resolve, reject) => {
      const asked = request({ port, host: '127.0.0.1', path, method: 'PUT', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
        asked.destroy();
      });
      asked.on('error', reject);
      asked.flushHeaders();
    });
    expect(status).toBe(413);
  });
});
