import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { surveyWorld } from '../../support/survey-world.ts';

let world: Awaited<ReturnType<typeof surveyWorld>>;
beforeAll(async () => {
  world = await surveyWorld({ guess: { slips: 0, perAddress: 1_000, total: 1_000, windowSeconds: 60 } });
});

const get = async (path: string) => {
  const response = await world.app.request(path);
  return { headers: response.headers, html: await response.text() };
};

describe('every response', () => {
  it.each([
    ['the questionnaire', 'GET', (code: string) => `/e/${code}`, 200],
    ['its HEAD', 'HEAD', (code: string) => `/e/${code}`, 200],
    ['an unknown code', 'GET', () => '/e/0000000000000000', 404],
    ['the entry page', 'GET', () => '/', 200],
    ['how the data are handled', 'GET', () => '/privacy/sahlgrenska', 200],
    ['the API', 'GET', (code: string) => `/api/survey/${code}`, 200],
    ['a problem', 'PUT', (code: string) => `/api/survey/${code}/prem`, 415],
    ['nothing at all', 'POST', (code: string) => `/api/survey/${code}/opened`, 204],
  ])('keeps to itself: %s', async (_, method, path, status) => {
    const { code } = await world.invite();
    const response = await world.app.request(path(code), { method });
    expect(response.status).toBe(status);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toMatch(/https?:/);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=31536000',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    expect(response.headers.get('Set-Cookie')).toBeNull();
  });

  it('allows just the style and script that it carries, by their hashes', async () => {
    const { code } = await world.invite();
    const { html, headers } = await get(`/e/${code}`);
    const policy = headers.get('Content-Security-Policy') ?? '';
    const inline = [...html.matchAll(/<(style|script)>(.*?)<\/\1>/gs)];
    expect(inline.length).toBeGreaterThan(0);
    for (const [, element, text = ''] of inline) {
      const hash = createHash('sha256').update(text).digest('base64');
      const [, allowed = ''] = new RegExp(`${element}-src ([^;]+)`).exec(policy) ?? [];
      expect(allowed).toContain(`'sha256-${hash}'`);
    }
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|src="http/);
  });

  it.each([
    ['br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'],
    ['deflate', null],
    ['', null],
  ])('is compressed as the client takes it: %j', async (accepted, encoding) => {
    const { code } = await world.invite();
    const plain = (await get('/')).html;
    for (const path of ['/', `/api/survey/${code}`]) {
      const response = await world.app.request(path, { headers: { 'Accept-Encoding': accepted } });
      expect(response.headers.get('Content-Encoding')).toBe(encoding);
      expect(response.headers.get('Vary')).toContain('Accept-Encoding');
      const body = Buffer.from(await response.arrayBuffer());
      if (encoding) expect(response.headers.get('Content-Length')).toBe(String(body.length));
      const text = encoding === 'br' ? brotliDecompressSync(body) : encoding ? gunzipSync(body) : body;
      if (path === '/') expect(text.toString()).toBe(plain);
      else expect(JSON.parse(text.toString())).toHaveProperty('unit');
    }
  });

  it('fits the first flight: the whole first load in 13 500 bytes of brotli, 15 500 of gzip', async () => {
    const { code } = await world.invite();
    for (const [encoding, limit] of [
      ['br', 13_500],
      ['gzip', 15_500],
    ] as const) {
      const response = await world.app.request(`/e/${code}`, { headers: { 'Accept-Encoding': encoding } });
      expect((await response.arrayBuffer()).byteLength).toBeLessThanOrEqual(limit);
    }
  });
});
