import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../functions/domain/areas/perifer-facialispares.ts';
import { showCode } from '../../functions/domain/survey/code.ts';
import { workbookType, writeXlsx } from '../../functions/exchange/files/xlsx.ts';
import { templateTables } from '../../functions/exchange/template/template.ts';
import { sameCode } from '../../functions/issue-code.ts';
import { getCode } from '../../functions/storage/patient/invitations.ts';
import { awkwardKeys, workThrough } from '../support/awkward-names.ts';
import { patient } from '../support/builders.ts';
import { testTable } from '../support/dynamo.ts';
import { hmacUnder } from '../support/hmac.ts';
import { httpsIssuer } from '../support/https-issuer.ts';
import { kmsWith } from '../support/kms.ts';
import { startLambda } from '../support/lambda.ts';
import { pageGlobals } from '../support/page-globals.ts';
import { clientId, tokenOf } from '../support/portal.ts';
import { received, restEvent } from '../support/rest-api.ts';
import { secretsManagerWith } from '../support/secrets.ts';

const arn = 'arn:aws:secretsmanager:eu-north-1:123456789012:secret:sealing';
const codeKey = 'arn:aws:kms:eu-north-1:123456789012:key/codes';
const staff = 'staff@sahlgrenska';

const { issuer, certificates } = await httpsIssuer();
const table = await testTable();
const services = {
  dynamodb: table.endpoint,
  secretsManager: await secretsManagerWith(arn, `${'new'.repeat(16)} ${'old'.repeat(16)}`),
  kms: await kmsWith(codeKey, 'code key'),
  certificates,
};
const settings = {
  TABLE_NAME: table.name,
  PUBLIC_URL: 'https://nhv.test',
  ISSUER: issuer,
  CLIENT_ID: clientId,
  SIGN_IN_URL: 'https://staff.test',
  SEALING_SECRET_ARN: arn,
  CODE_KEY_ARN: codeKey,
  TEXT_COUNTRY_CODES: '+46',
  PROVISIONAL_WORDING: 'accepted',
} as const;
const portal = await startLambda('portal', services, settings);

const ask = async (...request: Parameters<typeof restEvent>) =>
  received(await portal.invoke<APIGatewayProxyResult>(restEvent(...request)));
const as = (user: string, headers: Record<string, string> = {}) => ({
  Authorization: `Bearer ${tokenOf(user, { iss: issuer })}`,
  ...headers,
});
const importing = (type: string, body: string | Uint8Array) =>
  ask('/api/portal/import', { method: 'POST', headers: as(staff, { 'Content-Type': type }), body });

describe('the portal’s API as Lambda runs it', () => {
  it('identifies the caller by the issuer’s own keys', async () => {
    expect((await ask('/api/portal/session')).status).toBe(401);
    const foreign = { Authorization: `Bearer ${tokenOf(staff)}` };
    expect((await ask('/api/portal/session', { headers: foreign })).status).toBe(401);
    const session = await ask('/api/portal/session', { headers: as(staff) });
    expect(session.json()).toMatchObject({ role: 'staff', unit: { id: 'sahlgrenska' } });
    expect((await ask('/api/portal/patients', { headers: as('admin') })).status).toBe(403);
  });

  it('takes a workbook byte for byte', async () => {
    const workbook = await writeXlsx(templateTables(periferFacialispares));
    const answer = await importing(workbookType, await workbook.bytes());
    expect([answer.status, answer.json()]).toEqual([
      200,
      { created: 2, updated: 0, unchanged: 0, rejected: [] },
    ]);
  });

  it('accepts lines with other letters, and refuses bytes that are no text', async () => {
    const line = `${JSON.stringify(patient({ reference: 'L-1' }))}\n{"reference":"Åsa"}\n`;
    const answer = await importing('application/x-ndjson', line);
    expect(answer.json()).toMatchObject({ created: 1, rejected: [{ line: 2, reference: 'Åsa' }] });
    expect((await importing('application/x-ndjson', gzipSync('x'))).status).toBe(400);
  });

  it('exports a file that can be imported, compressed on request, with queries intact', async () => {
    const first = await ask('/api/portal/export?limit=1', {
      headers: as(staff, { 'Accept-Encoding': 'gzip' }),
    });
    const { reference } = JSON.parse(first.text());
    const link = first.headers.get('link') ?? '';
    expect(link).toBe(`<https://nhv.test/api/portal/export?limit=1&after=${reference}>; rel="next"`);
    const rest = await ask(`/api/portal/export?after=${reference}`, { headers: as(staff) });
    expect(rest.text().trim().split('\n')).toHaveLength(2);
    expect((await importing('application/x-ndjson', rest.text())).json()).toMatchObject({ unchanged: 2 });
  });

  it.each<[string, (path: string) => string, string]>([
    ['as it was sent', (path) => path, '..'],
    ['decoded', decodeURIComponent, '.'],
  ])(
    'knows patients and invitations by any name, when it gets the path %s',
    async (_, inEvent, reference) => {
      pageGlobals(async (request) => {
        const { pathname, search } = new URL(request.url);
        const { method } = request;
        const body = new Uint8Array(await request.arrayBuffer());
        const headers = Object.fromEntries(request.headers);
        const event = restEvent(pathname + search, { method, headers, ...(body.length > 0 && { body }) });
        const result = await portal.invoke<APIGatewayProxyResult>({ ...event, path: inEvent(event.path) });
        const answer = received(result);
        return new Response(answer.text() || null, { status: answer.status, headers: answer.headers });
      });
      const { keepTokens } = await import('../../web/portal/sign-in/tokens.ts');
      keepTokens({ access: tokenOf(staff, { iss: issuer }) });
      const { api } = await import('../../web/portal/api.ts');
      await workThrough(api, reference, awkwardKeys);
    },
  );

  it('derives codes under the key in KMS', async () => {
    const line = JSON.stringify(patient({ reference: 'K-1' }));
    await importing('application/x-ndjson', line);
    const headers = as(staff, { 'Content-Type': 'application/json' });
    const body = JSON.stringify({
      reference: 'K-1',
      occasion: 'new-visit',
      anchor: 'v1',
      forms: ['prem'],
      channel: 'letter',
    });
    const made = await ask('/api/portal/invitations', { method: 'POST', headers, body });
    const { key, code } = made.json() as { key: string; code: string };
    const stored = (await getCode(table, 'sahlgrenska', 'K-1', key)) ?? { hash: '' };
    const deps = { deriveMac: hmacUnder('code key'), random: randomBytes };
    const derived = await sameCode(deps, { unit: 'sahlgrenska', reference: 'K-1', key }, stored);
    expect(code).toBe(showCode(derived ?? ''));
    const again = await ask(`/api/portal/invitations/K-1/${key}/code`, { headers: as(staff) });
    expect(again.json()).toMatchObject({ key, code });
  });

  it('does not start with a sealing secret that is none', async () => {
    const secretsManager = await secretsManagerWith(arn, 'short');
    await expect(startLambda('portal', { ...services, secretsManager }, settings)).rejects.toThrow(
      'at least 32 characters',
    );
  });
});

const types: Readonly<Record<string, RegExp>> = {
  css: /^text\/css/,
  js: /^text\/javascript/,
  svg: /^image\/svg\+xml/,
};

describe('the portal’s files as Lambda serves them', () => {
  it('are the application and its assets', async () => {
    const page = await ask('/portal/year/2026');
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    const assets = [...page.text().matchAll(/(?:src|href)="(\/portal\/assets\/[^"]+)"/g)].map(
      ([, path = '']) => path,
    );
    expect(assets.length).toBeGreaterThanOrEqual(2);
    for (const path of assets) {
      const [plain, packed] = [await ask(path), await ask(path, { headers: { 'Accept-Encoding': 'gzip' } })];
      expect(plain.status).toBe(200);
      expect(plain.headers.get('content-type')).toMatch(types[path.split('.').at(-1) ?? ''] ?? /none/);
      // Answers under a kilobyte gain nothing by compression.
      expect(packed.headers.get('content-encoding')).toBe(plain.bytes.length < 1024 ? null : 'gzip');
      expect(packed.text()).toBe(plain.text());
    }
  });

  it('say where to sign in, and allow asking there', async () => {
    const config = await ask('/portal/config.json');
    expect(config.json()).toEqual({ issuer, clientId, signOutUrl: 'https://staff.test/logout' });
    expect(config.headers.get('content-security-policy')).toContain(
      `connect-src 'self' ${issuer} https://staff.test`,
    );
  });
});
