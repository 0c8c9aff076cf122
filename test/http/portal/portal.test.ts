import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { portalWorld, tokenOf } from '../../support/portal.ts';

const world = await portalWorld();
const staff = 'staff@sahlgrenska';

describe('an address of the portal that is asked with a method it does not take', () => {
  it.each([
    ['PATCH', '/patients', 'GET, HEAD, POST'],
    ['POST', '/measures/2026', 'GET, HEAD'],
    ['GET', '/import', 'POST'],
    ['DELETE', '/openapi.json', 'GET, HEAD'],
    ['POST', '/patients/SU-1', 'GET, HEAD, PUT, DELETE'],
  ])('%s %s is told which it takes: %s', async (method, path, allow) => {
    const mounted = new Hono().route('/', world.app);
    for (const app of [world.app, mounted]) {
      const response = await app.request(`/api/portal${path}`, {
        method,
        headers: { authorization: `Bearer ${tokenOf(staff)}` },
      });
      expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toEqual({
        type: 'about:blank',
        title: 'Method Not Allowed',
        status: 405,
        detail: `Den här adressen tar bara emot ${allow}.`,
      });
    }
  });

  it('gets no information without a token', async () => {
    expect((await world.ask(null, '/patients', { method: 'PATCH' })).status).toBe(401);
  });
});

it.each([
  ['GET', '/nowhere'],
  ['PATCH', '/nowhere'],
  ['GET', '/patients/nobody'],
  ['GET', '/measures/MMXXVI'],
])('what is not found is not found, whatever method: %s %s', async (method, path) => {
  const response = await world.ask(staff, path, { method });
  expect([response.status, response.headers.get('allow')]).toEqual([404, null]);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
});

it.each([
  ['/import', 'application/x-ndjson'],
  ['/import', 'text/csv'],
  ['/patients', 'application/json'],
])('a packed body is refused with how to send it: %s as %s', async (path, type) => {
  const headers = { 'content-encoding': 'gzip' };
  const response = await world.ask(staff, path, { text: '\u001f\u008b', type, headers });
  expect([response.status, response.headers.get('accept-encoding')]).toEqual([415, 'identity']);
  expect((await response.json()).detail).toBe('Skicka innehållet okomprimerat, utan Content-Encoding.');
});
