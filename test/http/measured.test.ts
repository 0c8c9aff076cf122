import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { measured } from '../../functions/http/measured.ts';
import type { MeasuredRequest } from '../../functions/request-metrics.ts';

/** Apps mounted as the entries mount them, and a clock that each handler moves on by 5 ms. */
function world() {
  const seen: MeasuredRequest[] = [];
  let now = 100;
  const inner = new Hono()
    .onError((_, c) => c.text('failed', 500))
    .use(async (c, next) => {
      now += 5;
      if (c.req.header('Authorization') === undefined) return c.text('who?', 401);
      return next();
    })
    .get('/patients/:reference', (c) => c.text(c.req.param('reference')))
    .put('/patients/:reference', () => {
      throw new Error('broken');
    })
    .get('/patients/:reference/:key', (c) => c.body(null, 204))
    .all('*', (c) => c.text('not here', 404));
  const app = new Hono()
    .use(
      measured(
        (request) => seen.push(request),
        () => now,
      ),
    )
    .route('/api', inner);
  const ask = (path: string, method = 'GET', headers: HeadersInit = { Authorization: 'me' }) =>
    app.request(path, { method, headers });
  return { seen, ask };
}

describe('the measurement of a request', () => {
  it('is its duration and status, by the pattern of its route', async () => {
    const { seen, ask } = world();
    expect(await (await ask('/api/patients/SU-0001')).text()).toBe('SU-0001');
    expect(seen).toEqual([{ route: 'GET /api/patients/:reference', status: 200, milliseconds: 5 }]);
  });

  it.each([
    ['a HEAD request', '/api/patients/SU-1', 'HEAD', 'GET /api/patients/:reference', 200],
    ['an unexpected error', '/api/patients/SU-1', 'PUT', 'PUT /api/patients/:reference', 500],
    ['a longer path', '/api/patients/SU-1/i1', 'GET', 'GET /api/patients/:reference/:key', 204],
    ['an address that there is not', '/api/secret', 'GET', 'other', 404],
    ['a method that there is not', '/api/patients/SU-1', 'DELETE', 'other', 404],
    ['an unknown method', '/api/patients/SU-1', 'SU-1', 'other', 404],
  ])('is there for %s', async (_, path, method, route, status) => {
    const { seen, ask } = world();
    await ask(path, method);
    expect(seen).toMatchObject([{ route, status }]);
  });

  it('names the route also where a refusal came before it', async () => {
    const { seen, ask } = world();
    await ask('/api/patients/SU-1', 'GET', {});
    expect(seen).toMatchObject([{ route: 'GET /api/patients/:reference', status: 401 }]);
  });

  it('has no part of the address', async () => {
    const { seen, ask } = world();
    for (const path of ['/api/patients/SU-1?search=SU-1', '/SU-1', '/api/SU-1/SU-1/SU-1']) await ask(path);
    expect(seen).toHaveLength(3);
    expect(JSON.stringify(seen)).not.toContain('SU-1');
  });
});
