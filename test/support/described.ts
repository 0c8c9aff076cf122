import * as z from 'zod';
import { description } from '../../functions/http/openapi/description.ts';

type Described = { responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }> };

/** The description as clients get it: the tests check the published text, not its source. */
const { paths, components } = JSON.parse(
  JSON.stringify(description).replaceAll('#/components/schemas/', '#/$defs/'),
) as {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, z.core.JSONSchema.JSONSchema> };
};

const readers = new Map<string, z.ZodType>();

function readerOf($ref: string): z.ZodType {
  const reader = readers.get($ref) ?? z.fromJSONSchema({ $ref, $defs: components.schemas });
  readers.set($ref, reader);
  return reader;
}

const calls = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { responses }]) => ({
    method: method.toUpperCase(),
    path,
    matches: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
    responses,
  })),
);

/** Every described call with each of its success statuses: `GET /healthz 200`. */
export const describedAnswers = calls.flatMap(({ method, path, responses }) =>
  Object.keys(responses).flatMap((status) => (Number(status) < 400 ? [`${method} ${path} ${status}`] : [])),
);

const bodies: Readonly<Record<string, (text: string) => unknown[]>> = {
  'application/json': (text) => [JSON.parse(text)],
  'application/problem+json': (text) => [JSON.parse(text)],
  'application/x-ndjson': (text) =>
    text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)])),
};

/**
 * Compares an answer with the API's description of the call.
 * @returns the described answer; null for a call that is not described, since such a call must not succeed
 * @throws Error when the answer differs from the description
 */
export async function asDescribed(method: string, path: string, answer: Response): Promise<string | null> {
  const [pathname = ''] = path.split('?');
  const call = calls.find((one) => one.method === method && one.matches.test(pathname));
  const name = `${method} ${call?.path ?? pathname} ${answer.status}`;
  if (answer.status >= 500) return null;
  if (!call) {
    if (answer.ok) throw new Error(`${name} is not described`);
    return null;
  }
  const described = call.responses[answer.status];
  if (!described) throw new Error(`${name} is not described`);
  const text = await answer.clone().text();
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  if (!described.content) {
    if (text !== '') throw new Error(`${name} has a body that is not described`);
    return name;
  }
  const schema = described.content[type]?.schema;
  if (!schema) throw new Error(`${name} is not described as ${type}`);
  for (const body of schema.$ref ? (bodies[type]?.(text) ?? []) : []) {
    const read = readerOf(schema.$ref ?? '').safeParse(body);
    if (!read.success) throw new Error(`${name} is not as described:\n${z.prettifyError(read.error)}`);
  }
  return name;
}
