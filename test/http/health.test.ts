import { expect, it } from 'vitest';
import { health } from '../../functions/http/health.ts';

it.each(['GET', 'HEAD'])('%s is answered that it serves, for nobody to keep', async (method) => {
  const response = health(method);
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(await response.json()).toEqual({ status: 'ok' });
});

it('another method is refused as a problem', async () => {
  const response = health('POST');
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ status: 405, detail: expect.stringMatching(/\.$/) });
});
