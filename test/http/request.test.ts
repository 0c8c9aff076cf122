import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { problemResponse } from '../../functions/http/problem.ts';
import { nextLink, readFields, readJson } from '../../functions/http/request.ts';

const limit = 20;
const app = new Hono()
  .onError((error) => problemResponse(error, 'id'))
  .post('/json', async (c) => c.json({ read: await readJson(c, limit) }))
  .post('/fields', async (c) => c.json({ read: [...(await readFields(c, limit))] }));

const sent = (path: string, type: string, body: string | Uint8Array<ArrayBuffer>) =>
  app.request(path, { method: 'POST', headers: { 'Content-Type': type }, body });
const form = 'application/x-www-form-urlencoded';

describe('a body', () => {
  it('is read as its declared type, also with a character set', async () => {
    const json = await sent('/json', 'Application/JSON; charset=utf-8', '{"a":"å"}');
    expect(await json.json()).toEqual({ read: { value: { a: 'å' } } });
    const fields = await sent('/fields', form, 'a=%C3%A5&b=1+2');
    expect(await fields.json()).toEqual({
      read: [
        ['a', 'å'],
        ['b', '1 2'],
      ],
    });
  });

  it('that gives a field twice is read as an error of the field', async () => {
    const { read } = await (await sent('/json', 'application/json', '{"a":1,"a":2}')).json();
    expect(read).toEqual({ errors: [{ path: 'a', message: expect.stringContaining('två gånger') }] });
  });

  it.each<[string, string, string, string | Uint8Array<ArrayBuffer>, number]>([
    ['of another type', '/json', form, '{}', 415],
    ['of no type we know', '/fields', 'text/plain', 'a=1', 415],
    ['that is no JSON', '/json', 'application/json', '{', 400],
    ['that is no UTF-8', '/json', 'application/json', Uint8Array.of(0x22, 0xe5, 0x22), 400],
    ['with fields that are no UTF-8', '/fields', form, Uint8Array.of(0x61, 0x3d, 0xe5), 400],
    ['that is larger than what is taken', '/json', 'application/json', `"${'a'.repeat(limit)}"`, 413],
    ['with fields that are more than is taken', '/fields', form, `a=${'a'.repeat(limit)}`, 413],
  ])('%s is refused', async (_, path, type, body, status) => {
    expect((await sent(path, type, body)).status).toBe(status);
  });

  it.each([
    ['gzip', 415],
    ['br', 415],
    ['identity, gzip', 415],
    ['identity', 200],
    ['', 200],
  ])('packed as %j is %i', async (encoding, status) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': encoding };
    const response = await app.request('/json', { method: 'POST', headers, body: '{}' });
    expect(response.status).toBe(status);
    expect(response.headers.get('accept-encoding')).toBe(status === 415 ? 'identity' : null);
  });

  it('as large as is taken is read', async () => {
    expect((await sent('/json', 'application/json', `"${'a'.repeat(limit - 2)}"`)).status).toBe(200);
  });
});

it('the rest of a list is at the address people use, asked as before', () => {
  expect(nextLink('https://nhv.test', 'http://inside/api/portal/export?limit=2&after=A', 'B & C')).toBe(
    '<https://nhv.test/api/portal/export?limit=2&after=B+%26+C>; rel="next"',
  );
});
