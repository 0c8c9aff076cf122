import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { portalFiles } from '../../../functions/http/portal/files.ts';
import { temporaryFolder } from '../../support/temporary.ts';

let app: ReturnType<typeof portalFiles>;

beforeAll(() => {
  const outside = temporaryFolder();
  const folder = join(outside, 'static');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Portal</title>');
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'assets', 'index-abc.js'), `export const long = '${'x'.repeat(5000)}';`);
  app = portalFiles({
    folder,
    issuer: 'https://cognito-idp.eu-north-1.amazonaws.com/pool',
    clientId: 'client',
    signInUrl: 'https://staff.auth.eu-north-1.amazoncognito.com',
    signOutUrl: 'https://staff.auth.eu-north-1.amazoncognito.com/logout',
  });
});

describe("the portal's files", () => {
  it.each(['/portal/', '/portal/patienter', '/portal/patienter/SU-0001', '/portal/index.html'])(
    '%s is the application, asked for anew each time',
    async (path) => {
      const response = await app.request(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.text()).toContain('<title>Portal</title>');
    },
  );

  it.each([
    '/portal',
    '/portal/',
    '/portal/icon.svg',
    '/portal/assets/index-abc.js',
    '/portal/assets/old-123.js',
    '/portal/config.json',
  ])('%s may use no camera, is not guessed at, and is not told of elsewhere', async (path) => {
    for (const method of ['GET', 'HEAD', 'PUT']) {
      const { headers } = await app.request(path, { method });
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    }
  });

  it('files with a hash in their name are cached for ever, and compressed', async () => {
    const response = await app.request('/portal/assets/index-abc.js', {
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-type')).toContain('javascript');
    expect(response.headers.get('content-encoding')).toBe('gzip');
  });

  it('a missing asset is not the application', async () => {
    expect((await app.request('/portal/assets/old-123.js')).status).toBe(404);
  });

  it('the address without a slash leads to the one with it', async () => {
    const response = await app.request('/portal');
    expect(response.status).toBe(308);
    expect(response.headers.get('location')).toBe('/portal/');
  });

  it('the application gets the address of the issuer, and may reach no other', async () => {
    const config = await app.request('/portal/config.json');
    expect(await config.json()).toEqual({
      issuer: 'https://cognito-idp.eu-north-1.amazonaws.com/pool',
      clientId: 'client',
      signOutUrl: 'https://staff.auth.eu-north-1.amazoncognito.com/logout',
    });
    expect(config.headers.get('cache-control')).toBe('no-cache');
    const policy = (await app.request('/portal/')).headers.get('content-security-policy') ?? '';
    const connect = policy.split('; ').find((part) => part.startsWith('connect-src'));
    expect(connect).toBe(
      "connect-src 'self' https://cognito-idp.eu-north-1.amazonaws.com https://staff.auth.eu-north-1.amazoncognito.com",
    );
    expect(policy).not.toContain('unsafe');
  });

  it.each([
    '/portal/../secret.txt',
    '/portal/..%2fsecret.txt',
    '/portal/%2e%2e/secret.txt',
    '/portal//etc/passwd',
  ])('nothing outside the folder is served: %s', async (path) => {
    const response = await app.request(new Request(`http://localhost${path}`));
    expect(await response.text()).not.toMatch(/secret$|root:/);
  });

  it('is only read', async () => {
    const response = await app.request('/portal/', { method: 'POST' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });
});
