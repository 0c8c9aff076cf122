import { expect, it } from 'vitest';
import { healthApp } from '../../functions/http/health.ts';

it.each(['GET', 'HEAD'])('%s answers that the system serves, and must not be cached', async (method) => {
  const response = await healthApp.request('/healthz', { method });
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(await response.text()).toBe(method === 'GET' ? '{"status":"ok"}' : '');
});

it('another method is refused as a problem', async () => {
  const response = await healthApp.request('/healthz', { method: 'POST' });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ status: 405, detail: expect.stringMatching(/\.$/) });
});
