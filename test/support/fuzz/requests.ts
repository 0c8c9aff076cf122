import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { writeCsv } from '../../../functions/exchange/files/csv.ts';
import { workbookType, writeXlsx } from '../../../functions/exchange/files/xlsx.ts';
import { templateTables } from '../../../functions/exchange/template/template.ts';
import { description } from '../../../functions/http/openapi/description.ts';
import { packOf } from '../wording-pack.ts';
import { workedExample } from '../worked-example.ts';
import { cutBytes, cutText, edited, oddText } from './odd.ts';

/** A request to the survey, the portal, the authority's results or /healthz. `user`: who asks, or null without a token. */
export type FuzzRequest = {
  user: string | null;
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
};

type Call = {
  method: string;
  path: string;
  parameters: { name: string; in: string }[];
  types: string[];
};

type Described = {
  parameters?: Call['parameters'];
  requestBody?: { content: Record<string, unknown> };
};

const calls: readonly Call[] = Object.entries(
  description.paths as unknown as Record<string, Record<string, Described>>,
).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
    method: method.toUpperCase(),
    path,
    parameters,
    types: Object.keys(requestBody?.content ?? {}),
  })),
);

const { invitations, ...record } = workedExample();
/** The patients that requests are about. */
export const references = ['FZ-1', 'FZ-2', 'fz-002'] as const;
const lines = references.map((reference) => ({ ...record, reference, invitations }));
const invitation = {
  reference: 'FZ-1',
  occasion: 'new-visit',
  anchor: 'v1',
  forms: ['prem', 'face'],
  channel: 'letter',
};
const answer = { respondent: 'patient', language: 'sv', values: { overall: 'good' } };
const submission = 'Zm9vYmFyYmF6cXV4cXV1eA';
const reason = 'Rättelse';

/** A good body of each call that takes JSON. A call that is not named here gets JSON of any kind. */
const bodies: Readonly<Record<string, object>> = {
  'POST /api/portal/wordings/packs': packOf('face', 'sv', 'face-sv-fuzz'),
  'PUT /api/portal/wordings/units/{unit}/{instrument}/{language}': { version: 'face-sv-fuzz' },
  'POST /api/portal/patients': { ...record, reference: 'FZ-3' },
  'POST /api/portal/patients/search': { search: 'fz', limit: 5 },
  'PUT /api/portal/patients/{reference}': { version: 1, record: { ...record, reference: 'FZ-1' }, reason },
  'DELETE /api/portal/patients/{reference}': { version: 1, reason },
  'PUT /api/portal/patients/{reference}/contact': { version: 0, phone: '070-174 06 05', language: 'sv' },
  'POST /api/portal/patients/{reference}/contact/stop': { reason: 'declined' },
  'POST /api/portal/invitations': invitation,
  'PUT /api/portal/patients/{reference}/invitations/{key}/answers/{form}': {
    ...answer,
    mode: 'paper',
    answeredOn: '2026-03-01',
  },
  'DELETE /api/portal/patients/{reference}/invitations/{key}/answers/{form}': { version: 1, reason },
  'POST /api/portal/worklist/{id}': { outcome: 'snoozed', until: '2028-04-01', reason },
  'PUT /api/portal/unit/contact': { version: 0, contact: { phone: '010-103 00 00' } },
  'PUT /api/portal/report/{year}/checks/{id}': { comment: 'Kontrollerat.' },
  'POST /api/portal/report/{year}/sign': { hash: '0'.repeat(64), reason },
  'PUT /api/survey/{code}/{form}': { ...answer, submission },
};

const json = (value: unknown): string => JSON.stringify(value) ?? 'undefined';

const jsonBody = (good: object): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: edited(good).map(json) },
    { weight: 1, arbitrary: fc.constant(json(good)) },
    { weight: 2, arbitrary: cutText(json(good)) },
    { weight: 1, arbitrary: fc.jsonValue().map(json) },
  );

const lineBody: fc.Arbitrary<string> = fc
  .array(fc.oneof(...lines.map((line) => jsonBody(line))), { maxLength: 3 })
  .map((texts) => texts.join('\n'));

const csv = writeCsv(templateTables(area));
const workbook = new Uint8Array(await (await writeXlsx(templateTables(area))).arrayBuffer());
const parts = unzipSync(workbook);

/** The template's workbook with the text of one part changed. */
const editedWorkbook: fc.Arbitrary<Uint8Array<ArrayBuffer>> = fc
  .constantFrom(...Object.keys(parts))
  .chain((name) =>
    cutText(strFromU8(parts[name] ?? new Uint8Array())).map((text) =>
      Uint8Array.from(zipSync({ ...parts, [name]: strToU8(text) }, { level: 1 })),
    ),
  );

const formBody: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom('respondent', 'language', 'submission', 'overall', '1', 'side'), oddText),
      fc.oneof(fc.constantFrom('patient', 'sv', submission, 'good', '2', 'left'), oddText),
    ),
    { maxLength: 8 },
  )
  .chain((fields) => {
    const whole = fields.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
    return fc.oneof(fc.constant(whole), cutText(whole));
  });

const fileBody: fc.Arbitrary<string | Uint8Array<ArrayBuffer>> = fc.oneof(
  cutText(csv),
  cutBytes(strToU8(csv)),
  cutBytes(workbook),
  editedWorkbook,
);

function bodyOf({ method, path, types }: Call): fc.Arbitrary<string | Uint8Array<ArrayBuffer> | undefined> {
  if (types.includes('application/x-ndjson')) return fc.oneof(lineBody, fileBody);
  if (types.includes('application/x-www-form-urlencoded')) return formBody;
  const good = bodies[`${method} ${path}`];
  if (good) return jsonBody(good);
  return types.length > 0 ? fc.jsonValue().map(json) : fc.constant(undefined);
}

/** Percent-encodes any text; half of a surrogate pair becomes the sign for unreadable characters. */
const encoded = (text: string) => encodeURIComponent(text.toWellFormed());

/** The names that lead on to what is stored: codes of invitations, needs of the worklist and checks of the report. */
export type StoredNames = { codes: readonly string[]; needs: readonly string[]; checks: readonly string[] };

/** Values of parameters that lead on to what is stored, by the parameter's name. */
const known = ({ codes, needs, checks }: StoredNames): Readonly<Record<string, readonly string[]>> => ({
  reference: references,
  search: ['fz', '2012'],
  key: ['i1', 'i2'],
  after: [...references, 'i1'],
  code: codes,
  form: ['prem', 'face', 'fdi'],
  instrument: ['face', 'fdi'],
  language: ['sv', 'en', 'ar'],
  version: ['face-sv-fuzz', 'prem-sv-besok-1', '1', '1.csv', '1.xlsx'],
  unit: ['sahlgrenska', 'linkoping'],
  area: [area.id, 'dysmeli'],
  year: ['2026', '2027', '2028', '2027.csv', '2027.xlsx'],
  id: ['B1', 'B3', 'T1', 'R1', 'P1', 'P2', 'Ö1', `${area.id}-T1`, ...needs, ...checks],
  format: ['fhir'],
  kind: ['call', 'send', 'one-year-visit'],
  limit: ['1', '50', '0', '-1', '1e9'],
  dryRun: ['true', 'false'],
  details: ['true'],
  lang: ['sv', 'en', 'ar'],
  handedOver: ['true', 'false'],
  occasion: ['new-visit', 'one-year'],
  state: ['open', 'answered'],
});

const users = [
  'staff@sahlgrenska',
  'staff@sahlgrenska',
  'staff@sahlgrenska',
  'lead@sahlgrenska',
  'staff@dysmeli-orebro',
  'authority',
  'admin',
  null,
] as const;

/** Users of the role that the call is for, more often than the others. */
function usersOf({ path }: Call): readonly (string | null)[] {
  if (path.includes('wordings')) return ['admin', ...users];
  if (path.includes('/report/'))
    return ['lead@sahlgrenska', 'lead@sahlgrenska', 'lead@sahlgrenska', ...users];
  return path.includes('/results/') ? ['authority', 'authority', 'authority', ...users] : users;
}

const headers: fc.Arbitrary<Record<string, string>> = fc
  .array(
    fc.constantFrom<[string, string]>(
      ['accept', 'text/html'],
      ['accept-encoding', 'br'],
      ['accept-encoding', 'identity;q=0, *;q=0'],
      ['accept-language', 'ar,,;q=x'],
      ['content-type', 'text/plain'],
      ['content-type', 'application/json; charset=utf-16'],
      ['content-type', 'multipart/form-data; boundary='],
      ['content-type', ''],
      ['content-encoding', 'gzip'],
      ['content-length', '99999999999'],
      ['content-length', '-1'],
      ['if-none-match', '*'],
      ['idempotency-key', 'x'],
      ['idempotency-key', '"'.repeat(300)],
      ['x-forwarded-for', '::1, , 999.1.1.1'],
      ['origin', 'null'],
      ['range', 'bytes=0-'],
    ),
    { maxLength: 2 },
  )
  .map((pairs) => Object.fromEntries(pairs));

/** Every described call, and some that are not, with good and odd parameters, headers and bodies. */
export function fuzzRequest(stored: StoredNames): fc.Arbitrary<FuzzRequest> {
  const values = new Map(Object.entries(known(stored)));
  const value = (name: string): fc.Arbitrary<string> =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...(values.get(name) ?? ['x'])) },
      { weight: 1, arbitrary: oddText },
    );

  const one = (call: Call): fc.Arbitrary<FuzzRequest> =>
    fc
      .record({
        user: fc.constantFrom(...usersOf(call)),
        method: fc.oneof(
          { weight: 19, arbitrary: fc.constant(call.method) },
          {
            weight: 1,
            arbitrary: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
          },
        ),
        inPath: fc.tuple(
          ...call.path
            .split('/')
            .map((part) =>
              part.startsWith('{') ? value(part.slice(1, -1)).map(encoded) : fc.constant(part),
            ),
        ),
        query: fc.array(
          fc
            .oneof(
              fc.constantFrom(
                ...call.parameters.filter((at) => at.in === 'query').map(({ name }) => name),
                'lang',
              ),
              oddText,
            )
            .chain((name) => value(name).map((text) => `${encoded(name)}=${encoded(text)}`)),
          { maxLength: 3 },
        ),
        headers,
        body: bodyOf(call),
      })
      .map(({ user, method, inPath, query, headers: more, body }) => ({
        user,
        method,
        path: inPath.join('/') + (query.length > 0 ? `?${query.join('&')}` : ''),
        headers: {
          ...(body === undefined ? {} : { 'content-type': typeOf(call, body) }),
          ...more,
        },
        ...(body === undefined || method === 'GET' || method === 'HEAD' ? {} : { body }),
      }));
  return fc.oneof(...calls.map(one));
}

/** Longer than a key of the database may be, and than any name that is stored. */
const longName = 'a'.repeat(3000);

/** Every call with each of its parameters too long, by a user of the role that it is for, and with a good body. */
export function longNames(stored: StoredNames): FuzzRequest[] {
  const values = known(stored);
  return calls.flatMap((call) => {
    const { method, path, parameters, types } = call;
    const good = bodies[`${method} ${path}`];
    const pathWith = (long?: string) =>
      path.replace(/\{(\w+)\}/g, (_, name) => encoded(name === long ? longName : (values[name]?.[0] ?? 'x')));
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => pathWith(name));
    const inQuery = parameters
      .filter((at) => at.in === 'query')
      .map(({ name }) => `${pathWith()}?${name}=${longName}`);
    return [...inPath, ...inQuery].map((address) => ({
      user: usersOf(call)[0] ?? null,
      method,
      path: address,
      headers: { 'content-type': types[0] ?? 'application/json' },
      ...(good ? { body: json(good) } : {}),
    }));
  });
}

function typeOf({ types }: Call, body: string | Uint8Array): string {
  if (!types.includes('text/csv')) return types[0] ?? 'application/json';
  if (typeof body === 'string') return body.startsWith('{') ? 'application/x-ndjson' : 'text/csv';
  return body[0] === 0x50 ? workbookType : 'text/csv';
}
