import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { countingIn } from '../../functions/domain/areas/counting.ts';
import { tokenVerifier } from '../../functions/http/auth.ts';
import { description } from '../../functions/http/openapi/description.ts';
import { type PortalDeps, portalApp } from '../../functions/http/portal/portal.ts';
import { listPatients } from '../../functions/storage/patient/patients.ts';
import { applyTallies } from '../../functions/storage/totals/tallies.ts';
import { asDescribed } from './described.ts';
import { testTable } from './dynamo.ts';
import { hmacUnder } from './hmac.ts';

export const issuer = 'https://issuer.test';
export const clientId = 'portal';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** The public keys of the tests' issuer. */
export const jwks = {
  keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' }],
};

/** Makes an access token like Cognito's, with parts of it replaced. */
export function tokenOf(user: string, claims: object = {}, key = privateKey): string {
  const now = Math.floor(Date.now() / 1000);
  const head = encode({ alg: 'RS256', kid: 'test' });
  const body = encode({
    iss: issuer,
    sub: user,
    username: user,
    client_id: clientId,
    token_use: 'access',
    'cognito:groups': [user],
    auth_time: now,
    iat: now,
    exp: now + 3600,
    ...claims,
  });
  return `${head}.${body}.${sign('sha256', Buffer.from(`${head}.${body}`), key).toString('base64url')}`;
}

type Sent = {
  method?: string;
  body?: unknown;
  text?: string;
  type?: string;
  headers?: Record<string, string>;
};

/** The portal's API on a table of its own, with its clock on the day of the contract's example. */
export async function portalWorld(given: Partial<PortalDeps> = {}) {
  const table = await testTable();
  const clock = { now: new Date('2028-03-02T09:00:00Z') };
  const deps: PortalDeps = {
    table,
    now: () => clock.now,
    random: (bytes) => randomBytes(bytes),
    verify: tokenVerifier({ issuer, clientId, jwks }),
    sealingKey: Buffer.alloc(32, 7),
    // Claims about an import do not depend on the speed of the machine.
    importTime: Number.POSITIVE_INFINITY,
    deriveMac: hmacUnder('test'),
    publicUrl: 'https://nhv.test',
    description,
    ...given,
  };
  const app = portalApp(deps);

  /** The calls and statuses so far, as the API's description names them. */
  const answered = new Set<string>();

  /**
   * Calls as a user; `null` calls without a token.
   * @throws Error when the answer differs from its description
   */
  async function ask(user: string | null, path: string, sent: Sent = {}): Promise<Response> {
    const { method = sent.body === undefined && sent.text === undefined ? 'GET' : 'POST', headers } = sent;
    const response = await app.request(`/api/portal${path}`, {
      method,
      headers: {
        ...(user === null ? {} : { authorization: `Bearer ${tokenOf(user)}` }),
        ...(sent.body === undefined && sent.text === undefined
          ? {}
          : { 'content-type': sent.type ?? 'application/json' }),
        ...headers,
      },
      ...(sent.text === undefined
        ? sent.body === undefined
          ? {}
          : { body: JSON.stringify(sent.body) }
        : { body: sent.text }),
    });
    const name = await asDescribed(method, `/api/portal${path}`, response);
    if (name) answered.add(name);
    return response;
  }

  /** Imports records, or lines of text unchanged. */
  async function importLines(user: string, lines: readonly (object | string)[] | string, search = '') {
    const text =
      typeof lines === 'string'
        ? lines
        : lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    const response = await ask(user, `/import${search}`, { text, type: 'application/x-ndjson' });
    return { status: response.status, body: await response.json() };
  }

  /** Brings every tally and total of a unit up to date, those of deleted patients too, as the stream does. */
  async function tallied(unit: string, deleted: readonly string[] = []): Promise<void> {
    const { patients } = await listPatients(table, unit, { limit: 5000 });
    const references = [...patients.map(({ patient }) => patient.reference), ...deleted];
    await applyTallies(table, unit, references, countingIn(unit, deps.now));
  }

  return { app, deps, table, clock, ask, answered, importLines, tallied };
}
