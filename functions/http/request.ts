import type { Context, MiddlewareHandler } from 'hono';
import type * as z from 'zod';
import { fail, type InputError } from '../domain/failure.ts';
import { type Input, readInput } from '../domain/input.ts';
import { parseJson } from '../domain/json.ts';
import { bodyLimit } from '../domain/limits.ts';
import type { AtUnit } from './auth.ts';
import { type PerArea, saying } from './openapi/described.ts';

const mediaTypeOf = (c: Context) => (c.req.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase();

/** Returns the body's declared type. Fails as an unsupported type when it is none of the given types. */
export function expectType<T extends string>(c: Context, ...types: T[]): T {
  const type = types.find((one) => one === mediaTypeOf(c));
  return type ?? fail({ kind: 'unsupported-type', expected: types.join(' eller ') });
}

/** Packed bodies are refused: no limit would apply to their unpacked size. */
const isPacked = ({ headers }: Request) =>
  !['', 'identity'].includes((headers.get('Content-Encoding') ?? '').trim().toLowerCase());

/**
 * Reads the body up to the limit. Fails as too large beyond it, and as unsupported when the body is packed. A body
 * that says that it is larger is not read at all, and one that does not say so no further than the limit: the
 * server then reads away what still comes, for a moment, so that the answer reaches the client.
 */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (isPacked(request)) fail({ kind: 'unsupported-encoding' });
  if (Number(request.headers.get('Content-Length') ?? 0) > limit) fail({ kind: 'too-large', limit });
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > limit) fail({ kind: 'too-large', limit });
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}

/** Decodes UTF-8 text, without a byte order mark. Fails as malformed for any other bytes. */
export function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail({ kind: 'malformed', detail: 'Innehållet är inte kodat som UTF-8.' });
  }
}

/**
 * Reads a JSON body; fields given twice are errors. Fails as unsupported, too large or malformed for any other body.
 */
export async function readJson(c: Context, limit: number): Promise<Input<unknown>> {
  expectType(c, 'application/json');
  const text = utf8(await readBytes(c.req.raw, limit));
  return parseJson(text) ?? fail({ kind: 'malformed', detail: 'Innehållet är inte giltig JSON.' });
}

/** Reads the fields of a posted form. Fails as unsupported, too large or malformed for any other body. */
export async function readFields(c: Context, limit: number): Promise<URLSearchParams> {
  expectType(c, 'application/x-www-form-urlencoded');
  return new URLSearchParams(utf8(await readBytes(c.req.raw, limit)));
}

/** Fails as invalid when there are errors. */
export function refuse(errors: InputError[]): void {
  if (errors.length > 0) fail({ kind: 'invalid', errors });
}

/** Most errors listed for one body: more than people correct before they try again. */
const errorsTold = 500;

function accept<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = readInput(schema, value);
  return 'errors' in read ? fail({ kind: 'invalid', errors: read.errors.slice(0, errorsTold) }) : read.value;
}

type Checked<Target extends 'json' | 'query', Sent, Read> = MiddlewareHandler<
  { Variables: { at: AtUnit } },
  string,
  { in: { [K in Target]: Sent }; out: { [K in Target]: Read } }
>;

/** Accepts a JSON body that fits the schema, or the schema of the unit's area. */
export function json<T>(schema: z.ZodType<T> | PerArea<T>): Checked<'json', T, T> {
  const check: Checked<'json', T, T> = async (c, next) => {
    const sent = await readJson(c, bodyLimit);
    if ('errors' in sent) return fail({ kind: 'invalid', errors: sent.errors });
    const fitting = 'of' in schema ? schema.of(c.var.at.area) : schema;
    c.req.addValidatedData('json', accept(fitting, sent.value) as object);
    await next();
  };
  return saying(check, { body: schema });
}

/** Accepts a query that fits the schema; each name may come once. */
export function query<T>(schema: z.ZodType<T>): Checked<'query', { [K in keyof T]?: string }, T> {
  const check: Checked<'query', { [K in keyof T]?: string }, T> = async (c, next) => {
    const given = Object.fromEntries(
      Object.entries(c.req.queries()).map(([name, values]) => [name, values.length > 1 ? values : values[0]]),
    );
    c.req.addValidatedData('query', accept(schema, given) as object);
    await next();
  };
  return saying(check, { query: schema });
}

/** Makes the `Link` header to the rest of a list: the same request, after the last row. */
export function nextLink(publicUrl: string, asked: string, last: string): string {
  const { pathname, searchParams } = new URL(asked);
  searchParams.set('after', last);
  return `<${publicUrl}${pathname}?${searchParams}>; rel="next"`;
}
