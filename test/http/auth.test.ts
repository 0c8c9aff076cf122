import { createHmac, createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { whoOf } from '../../functions/http/auth.ts';
import { jwks, portalWorld, tokenOf } from '../support/portal.ts';
import { workedExample } from '../support/worked-example.ts';

const world = await portalWorld();
const ask = (token: string | null, path = '/session') =>
  world.app.request(`/api/portal${path}`, { headers: token === null ? {} : { authorization: token } });

/** Examples of the variable parts of addresses; a route may only have parts that are listed here. */
const inAddress: Record<string, string> = {
  year: '2026',
  id: 'P1',
  reference: 'SU-0001',
  key: 'i1',
  form: 'fdi',
  version: 'face-sv-1',
  unit: 'sahlgrenska',
  instrument: 'face',
  language: 'sv',
};

/** Every call that the API serves, as the app itself lists them. */
const calls = world.app.routes
  .filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))
  .map(({ method, path }): [string, string] => [
    method,
    path.replace('/api/portal', '').replace(/:(\w+)/g, (_, name) => {
      const part = inAddress[name];
      if (part === undefined) throw new Error(`nothing stands for :${name}`);
      return part;
    }),
  ])
  .filter(
    ([method, path], index, all) => all.findIndex((one) => one[0] === method && one[1] === path) === index,
  );

const isOpen = (path: string) => path === '/openapi.json';
const isForAll = (path: string) => path === '/session';
const isForAdministrators = (path: string) => path === '/wordings' || path.startsWith('/wordings/');
const isOfUnits = (path: string) => ![isOpen, isForAll, isForAdministrators].some((is) => is(path));

const callsOf = (is: (path: string) => boolean) => calls.filter(([, path]) => is(path));
const unitCalls = callsOf(isOfUnits);

describe('the calls of the API', () => {
  it('are those for units, for administrators, and two for all', () => {
    const named = (some: [string, string][]) => some.map((one) => one.join(' '));
    expect(named([...callsOf(isOpen), ...callsOf(isForAll)]).sort()).toEqual([
      'GET /openapi.json',
      'GET /session',
    ]);
    expect(named(callsOf(isForAdministrators))).toContain('PUT /wordings/units/sahlgrenska/face/sv');
    expect(named(unitCalls)).toEqual(
      expect.arrayContaining(['GET /patients/SU-0001', 'PUT /unit/contact', 'GET /export', 'GET /forms']),
    );
  });
});

/** A good token with another header, signed with RS256 as before. */
const headed = (header: string) =>
  tokenOf('admin').replace(/^[^.]+/, Buffer.from(header).toString('base64url'));

/** A token with a MAC under the public key as a text, for verifiers that take the algorithm from the token. */
function macByPublicKey(): string {
  const [key] = jwks.keys;
  const pem = createPublicKey({ key: key as JsonWebKey, format: 'jwk' }).export({
    type: 'spki',
    format: 'pem',
  });
  const signed = headed('{"alg":"HS256","kid":"test"}').split('.').slice(0, 2).join('.');
  return `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
}

describe('a request', () => {
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  it.each<[string, string | null]>([
    ['without a token', null],
    ['with another scheme', 'Basic c3RhZmY6'],
    ['with no token in it', 'Bearer '],
    ['with what is no token', 'Bearer abc'],
    ['with a token of another issuer', `Bearer ${tokenOf('admin', { iss: 'https://other.test' })}`],
    ['with a token of another client', `Bearer ${tokenOf('admin', { client_id: 'other' })}`],
    ['with an identity token', `Bearer ${tokenOf('admin', { token_use: 'id' })}`],
    ['with an expired token', `Bearer ${tokenOf('admin', { exp: Math.floor(Date.now() / 1000) - 10 })}`],
    ['with an expiry that is a text', `Bearer ${tokenOf('admin', { exp: '9999999999' })}`],
    ['with an expiry that is null', `Bearer ${tokenOf('admin', { exp: null })}`],
    ['with a token that is not valid yet', `Bearer ${tokenOf('admin', { nbf: 9_999_999_999 })}`],
    ['with a token without issuer', `Bearer ${tokenOf('admin', { iss: undefined })}`],
    ['with a token without use', `Bearer ${tokenOf('admin', { token_use: undefined })}`],
    ['with a token for several uses', `Bearer ${tokenOf('admin', { token_use: ['access'] })}`],
    ['with a token without client', `Bearer ${tokenOf('admin', { client_id: undefined })}`],
    ['with a token of several clients', `Bearer ${tokenOf('admin', { client_id: ['portal'] })}`],
    ['with a token of nobody', `Bearer ${tokenOf('admin', { sub: undefined, username: undefined })}`],
    ['with a subject that is missing beside a name', `Bearer ${tokenOf('admin', { sub: undefined })}`],
    ['with an empty subject', `Bearer ${tokenOf('admin', { sub: '' })}`],
    ['with a subject that is a number', `Bearer ${tokenOf('admin', { sub: 7 })}`],
    ['with a name that is an object', `Bearer ${tokenOf('admin', { username: {} })}`],
    ['with a token that never expires', `Bearer ${tokenOf('admin', { exp: undefined })}`],
    ['with a token signed by another issuer', `Bearer ${tokenOf('admin', {}, other)}`],
    [
      'with a token of an unknown key',
      `Bearer ${tokenOf('admin').replace(/^[^.]+/, Buffer.from('{"alg":"RS256","kid":"x"}').toString('base64url'))}`,
    ],
    [
      'with an unsigned token',
      `Bearer ${Buffer.from('{"alg":"none","kid":"test"}').toString('base64url')}.${tokenOf('admin').split('.')[1]}.`,
    ],
    ['with a MAC under the public key', `Bearer ${macByPublicKey()}`],
    ['with another header than was signed', `Bearer ${headed('{"alg":"RS256","kid":"test","typ":"JWT"}')}`],
    ['with an algorithm named twice', `Bearer ${headed('{"alg":"RS256","kid":"test","alg":"none"}')}`],
    ['with a key id that is a path', `Bearer ${headed('{"alg":"RS256","kid":"../../etc/passwd"}')}`],
    ['with a key id that every object has', `Bearer ${headed('{"alg":"RS256","kid":"__proto__"}')}`],
    ['with a key of its own', `Bearer ${headed(JSON.stringify({ alg: 'RS256', jwk: jwks.keys[0] }))}`],
    [
      'with a key at an address of its own',
      `Bearer ${headed('{"alg":"RS256","kid":"x","jku":"https://other.test/"}')}`,
    ],
    ['with a token without its signature', `Bearer ${tokenOf('admin').replace(/[^.]+$/, '')}`],
    ['with a token of five parts', `Bearer ${tokenOf('admin')}.a.b`],
    ['with two tokens', `Bearer ${tokenOf('admin')}, Bearer ${tokenOf('admin')}`],
    ['with a token of a megabyte', `Bearer ${'a'.repeat(2 ** 20)}`],
    ['with a moment of sign-in that is a text', `Bearer ${tokenOf('admin', { auth_time: '1' })}`],
  ])('%s is not let in', async (_, authorization) => {
    const response = await ask(authorization);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 401, title: 'Unauthorized' });
  });

  it.each(callsOf((path) => !isOpen(path)))(
    'without a token learns nothing from %s %s',
    async (method, path) => {
      expect((await world.ask(null, path, { method })).status).toBe(401);
    },
  );

  it('to an address that is not there is 404, with a token', async () => {
    const mounted = new Hono().route('/', world.app);
    const headers = { authorization: `Bearer ${tokenOf('staff@sahlgrenska')}` };
    const response = await mounted.request('/api/portal/nothing', { headers });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json',
    ]);
    expect((await world.ask('staff@sahlgrenska', '/nothing')).status).toBe(404);
    expect((await world.ask(null, '/nothing')).status).toBe(401);
  });

  it('is answered with headers that keep it from caches, frames and other sites', async () => {
    for (const response of [await world.ask('admin', '/session'), await ask(null)]) {
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(response.headers.get('permissions-policy')).toContain('camera=()');
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('roles', () => {
  it.each(['authority', 'admin'])('%s sees the session but never a patient', async (user) => {
    const session = await (await world.ask(user, '/session')).json();
    expect(session).toMatchObject({ user, role: user, unit: null, area: null, firstYear: 2025 });
    for (const [method, path] of unitCalls) {
      expect([method, path, (await world.ask(user, path, { method })).status]).toEqual([method, path, 403]);
    }
  });

  it.each(['staff@sahlgrenska', 'lead@sahlgrenska', 'authority'])(
    '%s has no access to wording packs',
    async (user) => {
      for (const [method, path] of callsOf(isForAdministrators)) {
        expect([method, path, (await world.ask(user, path, { method })).status]).toEqual([method, path, 403]);
      }
    },
  );

  it("staff read the unit's contact, and only a lead changes it", async () => {
    const change = { method: 'PUT', body: { version: 0, contact: null } };
    expect((await world.ask('staff@linkoping', '/unit/contact')).status).toBe(200);
    expect((await world.ask('staff@linkoping', '/unit/contact', change)).status).toBe(403);
    expect((await world.ask('lead@linkoping', '/unit/contact', change)).status).toBe(200);
  });

  it.each(['staff', 'lead'])('%s sees their own unit', async (role) => {
    const session = await (await world.ask(`${role}@linkoping`, '/session')).json();
    expect(session).toEqual({
      user: `${role}@linkoping`,
      role,
      unit: {
        id: 'linkoping',
        name: 'Universitetssjukhuset i Linköping',
        region: '05',
        treatsChildren: false,
      },
      area: { id: 'perifer-facialispares', name: 'Perifer facialispares', status: 'decided' },
      today: '2028-03-02',
      now: '2028-03-02T09:00:00Z',
      firstYear: 2025,
      year: 2027,
      survey: 'https://nhv.test',
    });
  });

  it('see another unit’s record as not there, whatever they do to it', async () => {
    await world.importLines('staff@sahlgrenska', [workedExample()]);
    const record = { reference: 'SU-0001', birthDate: '2012-04-30', visits: [], treatments: [] };
    const invitation = { occasion: 'new-visit', anchor: 'v1', forms: ['prem'], channel: 'sms' };
    const answer = { respondent: 'patient', mode: 'paper', language: 'sv', answeredOn: '2028-03-01' };
    const tries: [string, string, object?][] = [
      ['GET', '/patients/SU-0001'],
      ['GET', '/patients/SU-0001/history'],
      ['PUT', '/patients/SU-0001', { version: 1, record, reason: 'x' }],
      ['DELETE', '/patients/SU-0001', { version: 1, reason: 'x' }],
      ['GET', '/patients/SU-0001/contact'],
      ['PUT', '/patients/SU-0001/contact', { version: 0, phone: '070-174 06 05' }],
      ['POST', '/patients/SU-0001/contact/stop', { reason: 'declined' }],
      ['DELETE', '/patients/SU-0001/contact/stop'],
      ['POST', '/invitations', { reference: 'SU-0001', ...invitation }],
      ['POST', '/invitations/SU-0001/i2/withdraw'],
      ['POST', '/invitations/SU-0001/i2/handed-over'],
      ['GET', '/invitations/SU-0001/i2/code'],
      ['POST', '/invitations/SU-0001/i2/code'],
      ['PUT', '/patients/SU-0001/invitations/i2/answers/face', { ...answer, values: { 1: 2 } }],
      ['DELETE', '/patients/SU-0001/invitations/i2/answers/face', { version: 1, reason: 'x' }],
    ];
    // Calls that name a patient name another unit's patient here.
    const ofPatient = unitCalls.filter(([, path]) => path.includes('SU-0001')).map(([method]) => method);
    expect(tries).toHaveLength(ofPatient.length + 1);
    for (const [method, path, body] of tries) {
      const response = await world.ask('staff@akademiska', path, { method, body });
      expect([method, path, response.status]).toEqual([method, path, 404]);
    }
    expect(await (await world.ask('staff@akademiska', '/patients')).json()).toEqual({
      patients: [],
      total: 0,
      filters: { waiting: 0, 'one-year-soon': 0, missing: 0, 'new-this-year': 0 },
    });
    expect(await (await world.ask('staff@akademiska', '/export')).text()).toBe('');
    await world.tallied('sahlgrenska');
    for (const list of ['invitations?occasion=new-visit', 'T1/patients']) {
      const seenBy = async (user: string) => (await world.ask(user, `/measures/2026/${list}`)).text();
      expect(await seenBy('staff@sahlgrenska')).toContain('SU-0001');
      expect(await seenBy('staff@akademiska')).not.toContain('SU-0001');
    }
  });

  it.each<[string, unknown]>([
    ['no group', []],
    ['no groups at all', undefined],
    ['groups that are null', null],
    ['an unknown unit', ['staff@elsewhere']],
    ['an unknown role', ['doctor@sahlgrenska']],
    ['two units', ['staff@sahlgrenska', 'staff@akademiska']],
    ['a unit and a national role', ['staff@sahlgrenska', 'authority']],
    ['two national roles', ['authority', 'admin']],
    ['groups that are no list', 'staff@sahlgrenska'],
    ['groups that are an object', { 0: 'staff@sahlgrenska', length: 1 }],
    ['a unit and an unknown one', ['staff@sahlgrenska', 'staff@elsewhere']],
    ['groups that are lists themselves', [['staff@sahlgrenska']]],
    ['a group beside what is none', ['staff@sahlgrenska', 7]],
    [
      'a unit and a national role in capitals beside another unit',
      ['lead@linkoping', 'Admin', 'lead@akademiska'],
    ],
    ['a unit with something after its name', ['lead@linkoping\n', 'lead@linkoping ', 'xlead@linkoping']],
    ['a unit by the name of what every object has', ['staff@constructor', 'staff@__proto__']],
  ])('are not read from %s: the token is not accepted', async (_, groups) => {
    const response = await ask(`Bearer ${tokenOf('someone', { 'cognito:groups': groups })}`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it('are read beside the group that Cognito gives a federated user', async () => {
    const groups = ['eu-north-1_abc_region', 'staff@sahlgrenska'];
    const response = await ask(`Bearer ${tokenOf('someone', { 'cognito:groups': groups })}`);
    expect(await response.json()).toMatchObject({ role: 'staff', unit: { id: 'sahlgrenska' } });
  });

  it('that an account lacks are asked of the administrator, not of a new sign-in', async () => {
    const response = await ask(`Bearer ${tokenOf('someone', { 'cognito:groups': [] })}`);
    expect((await response.json()).detail).toBe(
      'Ditt konto har ingen roll här. Kontakta den som sköter systemet i din region.',
    );
  });

  it('lead goes before staff at the same unit', () => {
    expect(whoOf('x', ['staff@linkoping', 'lead@linkoping'])).toMatchObject({
      role: 'lead',
      unit: 'linkoping',
    });
  });
});
