import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tokenVerifier } from '../../functions/http/auth.ts';
import { fhirApp } from '../../functions/http/fhir/fhir.ts';
import { healthApp } from '../../functions/http/health.ts';
import { publicResultsApp } from '../../functions/http/results/public/public-results.ts';
import { resultsApp } from '../../functions/http/results/results.ts';
import { loadSolver } from '../../functions/solver.ts';
import { asDescribed } from '../support/described.ts';
import {
  type FuzzRequest,
  fuzzRequest,
  longNames,
  references,
  type StoredNames,
} from '../support/fuzz/requests.ts';
import { patience } from '../support/patience.ts';
import { clientId, issuer, jwks, portalWorld, tokenOf } from '../support/portal.ts';
import { surveyWorld } from '../support/survey-world.ts';
import { workedExample } from '../support/worked-example.ts';

/**
 * How many requests are made; `npm run fuzz` makes a million. The same seed makes the same requests, so a run
 * in CI does not depend on luck. `FUZZ_SEED` sets another seed.
 */
const requests = Number(process.env.FUZZ_REQUESTS ?? 1500);
const seed = Number(process.env.FUZZ_SEED ?? 2026);

const portal = await portalWorld();
const survey = await surveyWorld({ table: portal.table, now: portal.deps.now });
const { table, now, random } = portal.deps;
const verify = tokenVerifier({ issuer, clientId, jwks });
const results = resultsApp({ table, now, random, verify, solver: loadSolver });
const pages = publicResultsApp({ table, random, assets: { style: '' }, publicUrl: 'https://nhv.test' });
const fhir = fhirApp({ random });
const staff = 'staff@sahlgrenska';

const appOf = ({ path }: FuzzRequest) => {
  if (path.startsWith('/api/portal')) return portal.app;
  if (path.startsWith('/api/results')) return results;
  if (path.startsWith('/fhir')) return fhir;
  if (path.startsWith('/resultat')) return pages;
  return path.startsWith('/healthz') ? healthApp : survey.app;
};

async function send(one: FuzzRequest): Promise<Response> {
  const { user, method, path, headers, body } = one;
  return appOf(one).request(path, {
    method,
    headers: { ...headers, ...(user === null ? {} : { authorization: `Bearer ${tokenOf(user)}` }) },
    ...(body === undefined ? {} : { body }),
  });
}

/**
 * Whether the description speaks of the answer as it is here: not of HEAD, of 304, of compressed text, or of another
 * address than the path seems to name, since `.` and `..` are taken out of paths.
 */
function isDescribed({ method, path }: FuzzRequest, { headers, status }: Response): boolean {
  const [written] = path.split('?');
  const { pathname } = new URL(path, 'http://fuzz.test');
  return method !== 'HEAD' && status !== 304 && pathname === written && !headers.has('content-encoding');
}

/** The export, without what is sealed anew each time it is read. */
async function exported(): Promise<unknown[]> {
  const text = await (await portal.ask(staff, '/export')).text();
  const lines = text
    .replace(/"sealed":"[^"]*"/g, '"sealed":""')
    .trim()
    .split('\n');
  return lines.flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}

/** Stores the patients that the requests are about, each with an invitation; lists the needs and checks that follow from them. */
async function prepared(): Promise<StoredNames> {
  const lines = references.map((reference) => JSON.stringify({ ...workedExample(), reference }));
  await portal.importLines(staff, lines.join('\n'), '?sameReference=accepted');
  const codes: string[] = [];
  for (const reference of references) {
    const body = {
      reference,
      occasion: 'new-visit',
      anchor: 'v1',
      forms: ['prem', 'face'],
      channel: 'letter',
    };
    codes.push((await (await portal.ask(staff, '/invitations', { body })).json()).code);
  }
  await portal.tallied('sahlgrenska');
  const { items } = await (await portal.ask(staff, '/worklist')).json();
  const { checks } = await (await portal.ask('lead@sahlgrenska', '/report/2027')).json();
  return {
    codes,
    needs: items.map(({ id }: { id: string }) => id),
    checks: checks.map(({ id }: { id: string }) => id),
  };
}

const stored = await prepared();

it('no name that is longer than the database takes gets an unexpected error', async () => {
  const failed: string[] = [];
  for (const one of longNames(stored)) {
    const { status } = await send(one);
    if (status >= 500) failed.push(`${one.method} ${one.path.replace(/a{100,}/, 'LONG')}: ${status}`);
  }
  expect(failed).toEqual([]);
});

it(`no request of ${requests} with the seed ${seed} gets an unexpected error, and one that is refused changes no patient`, {
  timeout: Math.min(2 ** 31 - 1, requests * patience),
}, async () => {
  /** The export after the last request that was accepted; undefined until it is read. */
  let before: unknown[] | undefined;
  let refused = 0;

  async function staysSame(): Promise<void> {
    refused += 1;
    if (before && refused % 20 > 0) return;
    const after = await exported();
    if (before) expect(after).toEqual(before);
    before = after;
  }

  await fc.assert(
    fc.asyncProperty(fuzzRequest(stored), async (one) => {
      const response = await send(one);
      expect(response.status).toBeLessThan(500);
      if (isDescribed(one, response)) await asDescribed(one.method, one.path, response);
      if (response.status >= 400) await staysSame();
      else if (one.method !== 'GET') before = undefined;
    }),
    { numRuns: requests, seed },
  );
  expect(refused).toBeGreaterThan(requests / 10);
});
